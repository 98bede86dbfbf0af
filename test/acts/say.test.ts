import { describe, expect, it } from 'vitest';
import { play } from './play.ts';

const p = await play();
const { page, server } = p.world;
const pageStore = () => server.store.page(page.no);

describe('somebody who writes', () => {
  it('begins a conversation, which can be read at once', async () => {
    const maya = await p.world.person('Maya');
    const { message_id: mid, conversation_id: id, at } = await p.does('say', maya, { text: 'hi' });
    const { body } = await p.world.get(`/${id}`, {
      fields: 'unread_count,message_count,updated_time,messages{message,from,tags}',
    });
    expect(body).toMatchObject({ unread_count: 1, message_count: 1 });
    expect(new Date(body.updated_time)).toEqual(new Date(at.replace(/\.\d+/, '.000')));
    expect(body.messages.data).toMatchObject([{ message: 'hi', from: { name: 'Maya' }, id: mid }]);
  });

  it('goes on in it, and opens the window each time', async () => {
    const ada = await p.customer('Ada');
    const first = await p.does('say', ada, { text: 'one' });
    const again = await p.does('say', ada, { text: 'two' });
    expect(again.conversation_id).toBe(first.conversation_id);
    expect(again.event).toBe(first.event + 1);
    const conversation = await pageStore().conversations.direct(ada.no);
    const window = await pageStore().windows.of(conversation?.no ?? 0, server.clock.now());
    expect(window).toEqual({ opened: Date.parse(again.at), by: 'message' });
  });

  it.each(['MESSENGER', 'INSTAGRAM'] as const)('is told to the app, on %s', async (platform) => {
    const kim = await p.customer('Kim', platform);
    const { message_id: mid } = await p.does('say', kim, { text: 'Größe?' });
    const [body = ''] = await p.heard();
    expect(body).toContain(`"message":{"mid":"${mid}","text":"Gr\\u00f6\\u00dfe?"}`);
    expect(JSON.parse(body).object).toBe(platform === 'INSTAGRAM' ? 'instagram' : 'page');
  });

  it('can answer a message of the Page, or one of their own', async () => {
    const bo = await p.customer('Bo');
    const sent = await p.sends(bo, 'What size?');
    await p.heard();
    const { message_id: own } = await p.does('say', bo, { text: 'M', reply_to: sent });
    expect((await p.item()).message.reply_to).toEqual({ mid: sent });
    await p.does('say', bo, { text: 'no, L', reply_to: own });
    expect((await p.item()).message.reply_to).toEqual({ mid: own, is_self_reply: true });
  });

  it('brings what led here', async () => {
    const cy = await p.world.person('Cy');
    await p.does('say', cy, { text: 'hi', ref: 'spring', ad_id: '77', source: 'ADS' });
    const referral = { ref: 'spring', ad_id: '77', source: 'ADS', type: 'OPEN_THREAD' };
    expect((await p.item()).message.referral).toEqual(referral);
  });

  it.each([
    [{ text: ' ' }, 'A message without text says nothing: write some.'],
    [{ text: 'x'.repeat(20_001) }, 'A message has 20000 characters at most.'],
    [{ text: '\ud800' }, 'A message may not hold halves of characters.'],
  ])('has to say something (%#)', async (body, message) => {
    const answer = await p.act('say', await p.world.person('Nobody'), body);
    expect(answer).toMatchObject({ status: 400, body: { error: { message } } });
  });

  it('cannot answer a message of somebody else', async () => {
    const [one, other] = [await p.customer('One'), await p.customer('Other')];
    const { message_id } = await p.does('say', other, { text: 'mine' });
    const answer = await p.act('say', one, { text: 'hm', reply_to: message_id });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({ field: 'reply_to' });
  });

  it('does not get through once either has blocked the other', async () => {
    const di = await p.customer('Di');
    await p.does('block', di);
    const { status, body } = await p.act('say', di, { text: 'hello?' });
    expect(status).toBe(409);
    expect(body.error.message).toContain('npx convograph unblock');
    await p.does('unblock', di);
    await p.does('say', di, { text: 'hello?' });
  });
});

describe('the folder of a conversation', () => {
  it.each([
    ['page_done', 'the person', 'inbox'],
    ['other', 'the person', 'other'],
    ['other', 'the Page', 'inbox'],
    ['spam', 'the person', 'spam'],
  ] as const)('is, of one in %s, once %s has written: %s', async (folder, who, now) => {
    const chat = await p.world.conversation({ folder });
    if (who === 'the Page') await p.sends(chat.person, 'Hello');
    else await p.does('say', chat.person, { text: 'hello' });
    const { body } = await p.world.get(`/${page.id}/conversations`, { folder: now, limit: 100 });
    expect(body.data.map(({ id }: { id: string }) => id)).toContain(chat.id);
    await p.heard();
  });
});

describe('the Page’s human', () => {
  it('answers by Meta’s inbox, has read all there was, and apps hear the echo', async () => {
    const eve = await p.customer('Eve');
    const text = 'A human here';
    const { message_id: mid, conversation_id: id } = await p.does('say', eve, {
      ...{ text, from_page: true },
    });
    expect(await p.item()).toEqual({
      message: { is_echo: true, app_id: 263902037430900, mid, text },
    });
    const { body } = await p.world.get(`/${id}`, { fields: 'unread_count,messages{from}' });
    expect(body.unread_count).toBe(0);
    expect(body.messages.data[0].from.id).toBe(page.id);
  });

  it('on Instagram, where echoes name no app', async () => {
    const flo = await p.customer('Flo', 'INSTAGRAM');
    const text = 'A human here';
    const { message_id: mid } = await p.does('say', flo, { text, from_page: true });
    expect(await p.item()).toEqual({ message: { mid, text, is_echo: true } });
  });
});
