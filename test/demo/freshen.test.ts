import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { history } from '../../src/store/page/history-writer.ts';
import { expectLively } from './promises.ts';
import { DAY, FIRST_START, HOUR, MINUTE, openShop, type Shop } from './shop.ts';

/** How many messages each of the two conversations has got. */
async function counts(shop: Shop): Promise<number[]> {
  const facts = await shop.start();
  const ids = [facts.psid, facts.sendPsid];
  return Promise.all(ids.map(async (id) => (await shop.conversationWith(id)).messageCount));
}

describe('a later start', () => {
  it('appends nothing before 12 hours are over', async () => {
    const shop = await openShop();
    const facts = await shop.start();
    const before = await shop.everything();
    expect(await shop.start(FIRST_START + 12 * HOUR - 1)).toEqual(facts);
    expect(await shop.everything()).toEqual(before);
  });

  it.each([
    ['12 hours', 12 * HOUR],
    ['3 days', 3 * DAY],
    ['a year', 365 * DAY],
  ])('appends a story to the two after %s, and keeps every promise', async (_, later) => {
    const shop = await openShop();
    const first = await shop.start();
    const before = await shop.everything();
    const facts = await shop.start(FIRST_START + later);
    await expectLively(shop, facts);
    expect(facts).toEqual({ ...first, messageId: facts.messageId });
    expect(facts.messageId).not.toBe(first.messageId);

    const after = await shop.everything();
    const grown = Object.keys(after).filter((id) => after[id]?.length !== before[id]?.length);
    const theo = await shop.conversationWith(facts.sendPsid);
    expect(grown.sort()).toEqual([facts.conversationId, theo.id].sort());
    // What was there is there, word for word, and older than what came.
    for (const [id, messages] of Object.entries(before)) {
      expect(after[id]?.slice(-messages.length)).toEqual(messages);
    }
  });

  it('appends once per 12 hours, counted from the last story', async () => {
    const shop = await openShop();
    await shop.start();
    await shop.start(FIRST_START + 20 * HOUR);
    const before = await counts(shop);
    await shop.start(FIRST_START + 31 * HOUR);
    expect(await counts(shop)).toEqual(before);
    await shop.start(FIRST_START + 32 * HOUR);
    expect(await counts(shop)).not.toEqual(before);
  });

  it('keeps the promises however often it comes', async () => {
    const shop = await openShop();
    await shop.start();
    for (let n = 1; n <= 8; n++) {
      const facts = await shop.start(FIRST_START + n * 12.5 * HOUR);
      await expectLively(shop, facts);
    }
  });

  it('tells another story each time, until it begins again', async () => {
    const shop = await openShop();
    const { conversationId } = await shop.start();
    const last: string[] = [];
    for (let n = 1; n <= 4; n++) {
      await shop.start(FIRST_START + n * DAY);
      const { no } = await shop.conversation(conversationId);
      last.push((await shop.newest(no, 1))[0]?.text ?? '');
    }
    expect(new Set(last).size).toBe(3);
    expect(last[3]).toBe(last[0]);
  });

  it('appends one story when two processes start at once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'convograph-demo-'));
    const file = join(folder, 'convograph.db');
    const shops = [await openShop(FIRST_START, { file }), await openShop(FIRST_START, { file })];
    const [shop] = shops as [Shop, Shop];
    await shop.start();
    const [maya = 0] = await counts(shop);
    const facts = await Promise.all(shops.map((each) => each.start(FIRST_START + DAY)));
    expect(facts[0]).toEqual(facts[1]);
    const lone = await openShop();
    const [loneMaya] = await counts(lone);
    expect(loneMaya).toBe(maya);
    await lone.start(FIRST_START + DAY);
    expect(await counts(shop)).toEqual(await counts(lone));
    for (const each of shops) await each.store.close();
    await rm(folder, { recursive: true });
  });

  it('comes after what was written in the meantime', async () => {
    const shop = await openShop();
    const { conversationId } = await shop.start();
    const { no } = await shop.conversation(conversationId);
    const now = FIRST_START + 2 * DAY;
    const sent = { created: now - MINUTE, sender: 0, text: 'Sent by someone’s test.' };
    await shop.store.transaction((tx) => history(tx, 1).addMessages(no, [sent]));
    await expectLively(shop, await shop.start(now));
    const texts = (await shop.newest(no, 100)).map(({ text }) => text);
    expect(texts.indexOf(sent.text)).toBeGreaterThan(10);
  });

  it('leaves a conversation with the app that it was passed to', async () => {
    const shop = await openShop();
    const { inboxAppId } = await shop.start();
    const now = FIRST_START + 14 * HOUR;
    const hanna = (await shop.conversations('MESSENGER', 'inbox')).find(
      ({ ownerApp }) => ownerApp === inboxAppId,
    );
    const until = now + HOUR;
    await shop.store.transaction((tx) =>
      history(tx, 1).setThreadControl(hanna?.no ?? 0, { app: '4242', until }),
    );
    await shop.start(now);
    expect(await shop.conversation(hanna?.id ?? '')).toMatchObject({
      ownerApp: '4242',
      controlUntil: until,
    });
  });
});

describe('a clock that was moved', () => {
  it('back to before the last story: a start appends nothing and breaks nothing', async () => {
    const shop = await openShop();
    const facts = await shop.start(FIRST_START + 365 * DAY);
    await shop.start(FIRST_START + 366 * DAY);
    const before = await shop.everything();
    expect((await shop.start(FIRST_START)).pageToken).toBe(facts.pageToken);
    expect(await shop.everything()).toEqual(before);
    await expectLively(shop, await shop.start(FIRST_START + 367 * DAY));
  });
});
