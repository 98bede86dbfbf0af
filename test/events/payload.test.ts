import { describe, expect, it } from 'vitest';
import { envelope } from '../../src/events/envelope.ts';
import { type Payload, payloadOf } from '../../src/events/payload.ts';
import { Scene } from '../../src/events/scene.ts';
import { signatures, signingSecret } from '../../src/events/sign.ts';
import { MediaLinks } from '../../src/media/media-links.ts';
import type { Channel } from '../../src/store/log/audience.ts';
import type { EventBodies, NewEvent } from '../../src/store/log/kinds.ts';
import type { MessageExtra } from '../../src/store/page/message.ts';
import type { Platform } from '../../src/store/page/platform.ts';
import { type Conversation, sharedWorld } from '../support/world.ts';

const w = await sharedWorld();
const { no: pageNo, id: pageId, instagramId = '' } = w.page;

const payload = async (event: NewEvent, channel: Channel = 'messaging'): Promise<Payload> => {
  const found = await payloadOf(new Scene(w.page, w.server.store.page(pageNo)), event, channel);
  if (!found) throw new Error(`Nothing is told of ${event.kind}.`);
  return found;
};

/** The text of an item, but for who it comes from and goes to. */
const told = async (event: NewEvent, channel?: Channel): Promise<string> =>
  (await payload(event, channel)).item.replace(/^.*"timestamp":\d+,/, '{');

/** A conversation in which one message was written, and that message. */
async function written(
  text: string,
  extra: MessageExtra = {},
  { by, platform = 'MESSENGER' }: { by?: 'page'; platform?: Platform } = {},
) {
  const conversation = await w.conversation({
    platform,
    said: [{ text, extra, ...(by && { by }) }],
  });
  const page = w.server.store.page(pageNo);
  const [row] = await page.messages.older(conversation.no, undefined, 1);
  const [mid = ''] = await w.messageIds(conversation);
  if (!row) throw new Error('nothing was written');
  const { created, tie, sender } = row;
  const place = { conversation: conversation.no, created, tie };
  return { conversation, place, mid, created, event: eventOf('message', { ...place, sender }) };
}

const AT = 1_777_888_000_000;
const eventOf = (kind: NewEvent['kind'], body: object): NewEvent =>
  ({ at: AT, kind, body }) as NewEvent;
const personOf = ({ person }: Conversation) => person;

describe('a message on the wire', () => {
  it('comes from the person to the Page, at its time, and its keys stand in their order', async () => {
    const { conversation, event, mid } = await written('Do you ship to Córdoba/AR?');
    expect(await payload(event)).toEqual({
      object: 'page',
      entryId: pageId,
      list: 'messaging',
      item: `{"sender":{"id":"${personOf(conversation).id}"},"recipient":{"id":"${pageId}"},"timestamp":${AT},"message":{"mid":"${mid}","text":"Do you ship to C\\u00f3rdoba\\/AR?"}}`,
    });
  });

  it('is the account’s on Instagram', async () => {
    const { conversation, event, mid } = await written('hi', {}, { platform: 'INSTAGRAM' });
    expect(await payload(event)).toMatchObject({
      object: 'instagram',
      entryId: instagramId,
      item: `{"sender":{"id":"${personOf(conversation).id}"},"recipient":{"id":"${instagramId}"},"timestamp":${AT},"message":{"mid":"${mid}","text":"hi"}}`,
    });
  });

  it('tells which quick reply was tapped, and what led the person here', async () => {
    const referral = { ref: 'spring', source: 'SHORTLINK', type: 'OPEN_THREAD' };
    const { event, mid } = await written('Yes', { quickReply: 'YES', referral });
    expect(await told(event)).toBe(
      `{"message":{"mid":"${mid}","text":"Yes","quick_reply":{"payload":"YES"},"referral":{"ref":"spring","source":"SHORTLINK","type":"OPEN_THREAD"}}}`,
    );
  });

  it.each([
    ['page', ''],
    [undefined, ',"is_self_reply":true'],
  ] as const)('says what it answers, where that is by %s', async (by, self) => {
    const first = await written('one', {}, by ? { by } : {});
    const { created, tie } = first.place;
    const replyTo = { created, tie };
    await w.say(first.conversation, { text: 'two', extra: { replyTo }, ago: -1 });
    const [row] = await w.server.store
      .page(pageNo)
      .messages.older(first.conversation.no, undefined, 1);
    const event = eventOf('message', { ...first.place, ...row });
    expect(await told(event)).toContain(`"text":"two","reply_to":{"mid":"${first.mid}"${self}}`);
  });

  it('has the text that it had, when it was edited before it was delivered', async () => {
    const { event, place, mid } = await written('third', { edits: ['first', 'second'] });
    expect(await told(event)).toContain('"text":"first"');
    expect(await told(eventOf('edit', { ...place, person: 1, edit: 1 }))).toBe(
      `{"message_edit":{"mid":"${mid}","text":"second","num_edit":1}}`,
    );
    expect(await told(eventOf('edit', { ...place, person: 1, edit: 2 }))).toContain(
      '"text":"third"',
    );
  });
});

describe('the files of a message', () => {
  it('are each at an address; templates and files without bytes are not among them', async () => {
    const media = await w.server.media.put(Buffer.from('%PDF-1.4'));
    const attachments: MessageExtra['attachments'] = [
      { id: '1', kind: 'file', media, mime: 'application/pdf' },
      { id: '2', kind: 'image' },
      { id: '3', kind: 'template', template: { title: 'none of them' } },
    ];
    const { event } = await written('', { attachments });
    const links = new MediaLinks(w.server.media);
    links.origin = w.server.url;
    const scene = new Scene(w.page, w.server.store.page(pageNo), { links, at: event.at, no: 1 });
    const { item = '' } = (await payloadOf(scene, event, 'messaging')) ?? {};
    const { message } = JSON.parse(item);
    expect(message.attachments).toEqual([{ type: 'file', payload: { url: expect.any(String) } }]);
    const loaded = await fetch(message.attachments[0].payload.url);
    expect(await loaded.text()).toBe('%PDF-1.4');
  });
});

describe('an echo on the wire', () => {
  const APP_ID = '12345678901234567890';

  it('begins with its sender on Messenger, whose id is a number of any length', async () => {
    const extra = { app: APP_ID, metadata: 'm' };
    const { conversation, event, mid } = await written('Hello', extra, { by: 'page' });
    const { item } = await payload(event);
    expect(item).toBe(
      `{"sender":{"id":"${pageId}"},"recipient":{"id":"${conversation.person.id}"},"timestamp":${AT},"message":{"is_echo":true,"app_id":${APP_ID},"metadata":"m","mid":"${mid}","text":"Hello"}}`,
    );
  });

  it('names no app on Instagram', async () => {
    const extra = { app: APP_ID, metadata: 'm' };
    const options = { by: 'page', platform: 'INSTAGRAM' } as const;
    const { event, mid } = await written('Hello', extra, options);
    expect(await told(event)).toBe(`{"message":{"mid":"${mid}","text":"Hello","is_echo":true}}`);
  });

  const track = { type: 'postback', title: 'Order', payload: 'ORDER' };
  const attached =
    '"text":"What now?","attachments":[{"title":"What now?","url":null,"type":"template","payload":{"template_type":"button","buttons":[{"type":"postback","url":null,"title":"Order","payload":"ORDER"}]}}]';

  it('holds the template that was sent', async () => {
    const payload = { text: 'What now?', buttons: [track] };
    const extra = { app: '1', sentTemplate: { type: 'button', payload } };
    const { event } = await written('', extra, { by: 'page' });
    expect(await told(event)).toContain(attached);
  });

  it('holds the buttons that stores of before have kept', async () => {
    const template = { title: 'What now?', cta: [{ title: 'Order', type: 'postback' }] };
    const attachments = [{ id: 'template', kind: 'template', template } as const];
    const extra = { app: '1', attachments, buttons: [track] };
    const { event } = await written('', extra, { by: 'page' });
    expect(await told(event)).toContain(attached);
  });
});

describe('other events on the wire', () => {
  it('a tap tells title and payload, and on standby nothing', async () => {
    const { place, mid } = await written('Get Started', { postback: 'START' });
    const event = eventOf('postback', { ...place, person: 1 });
    expect(await told(event)).toBe(
      `{"postback":{"mid":"${mid}","title":"Get Started","payload":"START"}}`,
    );
    expect(await told(event, 'standby')).toBe('{"postback":{}}');
  });

  it('a reaction tells word and emoji, and neither when it is taken back', async () => {
    const { place, mid } = await written('hi');
    const body = { ...place, person: 1 };
    const heart = { action: 'react', emoji: '❤', reaction: 'love' } as const;
    const react: EventBodies['reaction'] = { ...body, ...heart };
    expect(await told(eventOf('reaction', react))).toBe(
      `{"reaction":{"mid":"${mid}","action":"react","emoji":"\\u2764","reaction":"love"}}`,
    );
    expect(await told(eventOf('reaction', { ...body, action: 'unreact' }))).toBe(
      `{"reaction":{"mid":"${mid}","action":"unreact"}}`,
    );
  });

  it('what was read is a time on Messenger, and a message on Instagram', async () => {
    const { place } = await written('hi', {}, { by: 'page' });
    const read = { ...place, person: 1, watermark: 7 };
    expect(await told(eventOf('read', read))).toBe('{"read":{"watermark":7}}');
    const other = await written('hi', {}, { by: 'page', platform: 'INSTAGRAM' });
    const seen = { ...other.place, person: 1, watermark: 7 };
    expect(await told(eventOf('read', seen))).toBe(`{"read":{"mid":"${other.mid}"}}`);
  });

  it('what has come names its messages', async () => {
    const { place, mid } = await written('hi', {}, { by: 'page' });
    const { conversation, created, tie } = place;
    const body = { conversation, person: 1, watermark: 7, mids: [[created, tie]] };
    expect(await told(eventOf('delivery', body))).toBe(
      `{"delivery":{"mids":["${mid}"],"watermark":7}}`,
    );
  });

  it('an opt-in of somebody unknown has no sender', async () => {
    const body = { ref: 'r', userRef: 'u' };
    expect((await payload(eventOf('optin', body))).item).toBe(
      `{"recipient":{"id":"${pageId}"},"timestamp":${AT},"optin":{"ref":"r","user_ref":"u"}}`,
    );
  });

  it('a referral tells what led here', async () => {
    const { no: person } = await w.person('Grace');
    const referral = { type: 'OPEN_THREAD', source: 'ADS', ad_id: '9', ref: 'r' };
    expect(await told(eventOf('referral', { person, referral }))).toBe(
      '{"referral":{"ref":"r","ad_id":"9","source":"ADS","type":"OPEN_THREAD"}}',
    );
  });

  it('what was given raw goes out as it is', async () => {
    const item = { z: 1, a: { text: 'ä' } };
    const event = eventOf('raw', { platform: 'INSTAGRAM', field: 'messages', item });
    expect((await payload(event)).item).toBe('{"z":1,"a":{"text":"\\u00e4"}}');
  });

  it('nothing is told of what was taken back since, but that, on Instagram', async () => {
    const taken = await w.conversation({ platform: 'INSTAGRAM', said: [{ text: '', flags: 1 }] });
    const page = w.server.store.page(pageNo);
    const [row] = await page.messages.between(taken.no, 0, Number.MAX_SAFE_INTEGER);
    const body = { conversation: taken.no, created: row?.created, tie: row?.tie, sender: 1 };
    await expect(payload(eventOf('message', body))).rejects.toThrow('Nothing is told');
    expect(await told(eventOf('unsend', { ...body, person: 1 }))).toMatch(
      /^\{"message":\{"mid":"aWdf\w+","is_deleted":true\}\}$/,
    );
  });
});

describe('the envelope', () => {
  const item = (object: Payload['object'], list: Payload['list'] = 'messaging'): Payload => ({
    ...{ object, entryId: '42', list, item: '{"a":1}' },
  });

  it('has an entry an event, in which the Page’s id comes first, and Instagram’s last', () => {
    expect(envelope([item('page'), item('page', 'standby')], 7)).toBe(
      '{"object":"page","entry":[{"id":"42","time":7,"messaging":[{"a":1}]},{"id":"42","time":7,"standby":[{"a":1}]}]}',
    );
    expect(envelope([item('instagram')], 7)).toBe(
      '{"object":"instagram","entry":[{"time":7,"id":"42","messaging":[{"a":1}]}]}',
    );
  });

  it('is signed with the app’s secret, by Instagram login with that of Instagram', async () => {
    const { store, vault } = w.server;
    const app = await store.directory.apps.byId(w.app.id);
    if (!app) throw new Error('no app');
    const own = { ...app, instagramSecret: vault.seal('instagrams') };
    expect(signingSecret(vault, own, 'page')).toBe(w.app.secret);
    expect(signingSecret(vault, own, 'login')).toBe('instagrams');
    expect(signingSecret(vault, { ...app, instagramSecret: undefined }, 'login')).toBe(
      w.app.secret,
    );
    expect(Object.keys(signatures('{}', 'x'))).toEqual(['X-Hub-Signature', 'X-Hub-Signature-256']);
  });
});
