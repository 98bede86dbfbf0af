import { readFile, rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { Identifier } from '../../src/access/identify.ts';
import { SCOPES, TASKS } from '../../src/access/scopes.ts';
import { createPage } from '../../src/admin/pages.ts';
import { systemRandom } from '../../src/base/random.ts';
import type { DemoFacts } from '../../src/demo/facts.ts';
import { OtherStoreError } from '../../src/demo/seed.ts';
import { FLAGS } from '../../src/store/page/message.ts';
import { FOLDERS, PLATFORMS } from '../../src/store/page/platform.ts';
import { expectLively } from './promises.ts';
import { DAY, FIRST_START, HOUR, openShop, type Shop, temporary } from './shop.ts';

let shop: Shop;
let facts: DemoFacts;

beforeAll(async () => {
  shop = await openShop();
  facts = await shop.start();
});

describe('the seeded business', () => {
  it.each([
    ['MESSENGER', 12, 6],
    ['INSTAGRAM', 8, 4],
  ] as const)('has conversations in every folder of %s', async (platform, all, inbox) => {
    expect((await shop.conversations(platform)).length).toBeGreaterThanOrEqual(all);
    expect((await shop.conversations(platform, 'inbox')).length).toBeGreaterThanOrEqual(inbox);
    for (const folder of FOLDERS)
      expect(await shop.conversations(platform, folder)).not.toEqual([]);
  });

  it('has a Page with a linked Instagram account, routed to the bot app', async () => {
    const [page, ...more] = await shop.store.directory.pages.after(0, 100);
    expect(more).toEqual([]);
    expect(page).toMatchObject({
      id: facts.pageId,
      name: 'Kiln & Clover',
      instagramId: facts.instagramId,
      instagramUsername: 'kiln.and.clover',
      mode: 'archive',
      limits: 'off',
      defaultApp: facts.appId,
    });
    expect(facts.inboxAppId).toBe('263902037430900');
    const apps = (await shop.store.directory.apps.after('', 100)).map(({ id }) => id);
    expect(apps.sort()).toEqual([facts.appId, '263902037430900', '1217981644879628'].sort());
  });

  it('keeps its promises of the newest messages and of the owners', async () => {
    await expectLively(shop, facts);
  });

  it('has 40 messages or more with psid', async () => {
    const row = await shop.conversation(facts.conversationId);
    expect(row.id).toBe((await shop.conversationWith(facts.psid)).id);
    expect(row.messageCount).toBeGreaterThanOrEqual(40);
    expect((await shop.newest(row.no, 1000)).length).toBe(row.messageCount);
    expect(row.ownerApp).toBe(facts.appId);
  });

  it('has stories, a reaction, a share and something unsupported on Instagram', async () => {
    const row = await shop.conversation(facts.instagramConversationId);
    expect(row.id).toBe((await shop.conversationWith(facts.igsid)).id);
    expect(row.platform).toBe('INSTAGRAM');
    const newest = await shop.newest(row.no, 20);
    const stories = newest.map(({ extra }) => extra?.story?.kind);
    expect(stories).toContain('reply_to');
    expect(stories).toContain('mention');
    expect(newest.some(({ extra }) => extra?.reactions)).toBe(true);
    expect(newest.some(({ extra }) => extra?.shares?.some(({ link }) => link))).toBe(true);
    const unsupported = newest.filter(({ flags }) => flags & FLAGS.unsupported);
    expect(unsupported.map(({ text }) => text)).toEqual(['']);
  });

  it('knows who wrote: people with the fields of their platform', async () => {
    const people = await shop.store.page(1).people.after(0, 100_000);
    const on = (platform: string) => people.filter((person) => person.platform === platform);
    expect(on('MESSENGER').length).toBeGreaterThanOrEqual(12);
    expect(on('INSTAGRAM').length).toBeGreaterThanOrEqual(8);
    expect(on('MESSENGER').every(({ profile }) => profile.first_name)).toBe(true);
    expect(on('INSTAGRAM').every(({ username }) => username)).toBe(true);
    const pictures = people.flatMap(({ profile }) => profile.picture ?? []);
    expect(pictures.every((name) => shop.files.has(name))).toBe(true);
  });

  it('shows only files that are kept, with their true sizes', async () => {
    const messages = Object.values(await shop.everything()).flat();
    const attachments = messages.flatMap(({ extra }) => extra?.attachments ?? []);
    const files = attachments.filter(({ kind }) => kind !== 'template');
    expect(files.length).toBeGreaterThan(8);
    for (const { media = '', size, preview } of files) {
      expect(shop.files.get(media)?.length).toBe(size);
      if (preview) expect(shop.files.has(preview)).toBe(true);
    }
    const others = messages.flatMap(({ extra }) => [
      ...(extra?.story ? [extra.story.media] : []),
      ...(extra?.sticker ? [extra.sticker.media ?? ''] : []),
      ...(extra?.attachments ?? []).flatMap(({ template }) => template?.media ?? []),
      ...(extra?.shares ?? []).flatMap(({ products = [] }) => products.map((p) => p.media ?? '')),
    ]);
    expect(others.every((name) => shop.files.has(name))).toBe(true);
  });

  it('uses every id once', async () => {
    const messages = Object.values(await shop.everything()).flat();
    const parts = messages.flatMap(({ extra }) => [
      ...(extra?.attachments ?? []),
      ...(extra?.shares ?? []),
    ]);
    const ids = [
      ...(await shop.store.page(1).people.after(0, 100_000)).map(({ id }) => id),
      ...Object.keys(await shop.everything()),
      ...parts.map(({ id }) => id),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leaves messages unread only where nobody answered yet', async () => {
    for (const platform of PLATFORMS) {
      for (const row of await shop.conversations(platform)) {
        const messages = await shop.newest(row.no, 1000);
        const answered = messages.findIndex(({ sender }) => sender === 0);
        const open = answered < 0 ? messages.length : answered;
        expect(row.unreadCount).toBe(row.folder === 'page_done' ? 0 : open);
      }
    }
  });

  it('writes history and not events: one of kind seeded, beside that of the Page', async () => {
    const { file, folder } = await temporary();
    const onDisk = await openShop(FIRST_START, { file });
    await onDisk.start();
    await onDisk.store.close();
    const database = new DatabaseSync(file, { readOnly: true });
    const events = database.prepare('select kind, body from event').all();
    database.close();
    await rm(folder, { recursive: true });
    const count = Object.values(await shop.everything()).flat().length;
    expect(events.map(({ kind }) => kind)).toEqual(['page', 'seeded']);
    expect(JSON.parse(String(events[1]?.body))).toMatchObject({ source: 'demo', messages: count });
  });
});

describe('its times', () => {
  it('spreads the conversations over weeks', async () => {
    const updates = Object.values(await shop.everything()).map(([last]) => last?.created ?? 0);
    const days = updates.map((time) => (FIRST_START - time) / DAY);
    expect(days.filter((age) => age > 1).length).toBeGreaterThan(10);
    expect(days.filter((age) => age > 7).length).toBeGreaterThan(5);
  });

  it('has Instagram requests idle for over 30 days, and younger ones', async () => {
    const rows = await shop.conversations('INSTAGRAM', 'other');
    const old = rows.filter(({ updated }) => FIRST_START - updated > 30 * DAY);
    expect(old.length).toBeGreaterThanOrEqual(1);
    expect(old.length).toBeLessThan(rows.length);
  });

  it('goes forward and not into the future, at any hour of a week', async () => {
    for (let start = FIRST_START; start < FIRST_START + 7 * DAY; start += 7 * HOUR) {
      const other = await openShop(start);
      await other.start();
      for (const messages of Object.values(await other.everything())) {
        const times = messages.map(({ created }) => created);
        expect(times[0]).toBeLessThan(start);
        // Newest first, and told in that order: a tie would not be in order of the story.
        expect(new Set(times).size).toBe(times.length);
        expect(messages.every(({ tie }) => tie === 0)).toBe(true);
        expect(messages.at(-1)?.sender).toBeGreaterThan(0);
      }
      await other.store.close();
    }
  });

  it('keeps what is older than the day to working days and hours', async () => {
    for (const { created } of Object.values(await shop.everything()).flat()) {
      if (FIRST_START - created < DAY) continue;
      const time = new Date(created);
      expect([1, 2, 3, 4, 5]).toContain(time.getUTCDay());
      expect(time.getUTCHours()).toBeGreaterThanOrEqual(8);
      expect(time.getUTCHours()).toBeLessThan(20);
    }
  });
});

describe('its ids and secrets', () => {
  it('has the same ids on every machine, whenever it starts', async () => {
    const other = await openShop(FIRST_START + 400 * DAY, { key: 'key of another machine' });
    const there = await other.start();
    const ids = ({
      appSecret,
      instagramSecret,
      pageToken,
      userToken,
      instagramToken,
      messageId,
      ...same
    }: DemoFacts) => same;
    expect(ids(there)).toEqual(ids(facts));
    const conversations = async (each: Shop) => Object.keys(await each.everything()).sort();
    expect(await conversations(other)).toEqual(await conversations(shop));
  });

  it('has its own secret and tokens on every machine', async () => {
    const other = await openShop(FIRST_START, { key: 'key of another machine' });
    const there = await other.start();
    expect(there.appSecret).toMatch(/^[0-9a-f]{32}$/);
    for (const name of ['appSecret', 'pageToken', 'userToken'] as const) {
      expect(there[name]).not.toBe(facts[name]);
    }
  });

  it('gives tokens with every scope and task', async () => {
    const identifier = new Identifier(shop.store, shop.vault);
    const page = await identifier.identify(facts.pageToken, shop.clock.now());
    expect(page).toMatchObject({ kind: 'page', app: { id: facts.appId } });
    expect(page.page?.id).toBe(facts.pageId);
    expect([...page.scopes]).toEqual([...SCOPES]);
    expect([...page.tasks]).toEqual([...TASKS]);
    const user = await identifier.identify(facts.userToken, shop.clock.now());
    expect(user).toMatchObject({ kind: 'user', roles: [{ page: 1, tasks: [...TASKS] }] });
  });

  it('keeps neither the secret nor a token readable in the database', async () => {
    const { file, folder } = await temporary();
    const onDisk = await openShop(FIRST_START, { file });
    const there = await onDisk.start();
    await onDisk.store.close();
    const bytes = await readFile(file);
    await rm(folder, { recursive: true });
    expect(bytes.includes(there.pageId)).toBe(true);
    for (const name of [
      'appSecret',
      'instagramSecret',
      'pageToken',
      'userToken',
      'instagramToken',
    ] as const) {
      expect(bytes.includes(there[name])).toBe(false);
    }
  });
});

describe('seeding again', () => {
  it('changes nothing and gives the same facts', async () => {
    const before = await shop.everything();
    expect(await shop.start()).toEqual(facts);
    expect(await shop.everything()).toEqual(before);
  });

  it('happens once when two processes come at once', async () => {
    const { file, folder } = await temporary();
    const shops = [await openShop(FIRST_START, { file }), await openShop(FIRST_START, { file })];
    const [one, other] = await Promise.all(shops.map((each) => each.start()));
    expect(other).toEqual(one);
    expect(await shops[0]?.store.directory.pages.after(0, 100)).toHaveLength(1);
    for (const each of shops) await each.store.close();
    await rm(folder, { recursive: true });
  });

  it('keeps out of a store that holds other Pages', async () => {
    const other = await openShop();
    await createPage({ ...other, random: systemRandom }, { name: 'Someone else' });
    await expect(other.start()).rejects.toThrow(OtherStoreError);
    expect(await other.store.directory.apps.after('', 100)).toEqual([]);
  });
});
