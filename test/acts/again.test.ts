import { expect, it } from 'vitest';
import { ACTS } from '../../src/admin/acts/operations.ts';
import type { PersonRow } from '../../src/store/page/people.ts';
import type { Platform } from '../../src/store/page/platform.ts';
import { Control } from '../control/control.ts';
import type { Json } from '../support/world.ts';
import { play } from './play.ts';

const p = await play();
const { page, server } = p.world;
const control = new Control(server);

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const button = (title: string, more: object) => ({ title, ...more });
const buttons = (...all: object[]) => ({
  attachment: {
    type: 'template',
    payload: { template_type: 'button', text: 'What now?', buttons: all },
  },
});
const feedback = {
  attachment: {
    type: 'template',
    payload: {
      ...{ template_type: 'customer_feedback', title: 'Kiln', subtitle: 'How was it?' },
      ...{ button_title: 'Tell us', business_privacy: { url: 'https://shop.example/privacy' } },
      feedback_screens: [
        { questions: [{ id: 'q1', type: 'csat', follow_up: { type: 'free_form' } }] },
      ],
    },
  },
};
const quick = (...all: object[]) => ({ text: 'What now?', quick_replies: all });
const coupon = {
  attachment: {
    type: 'template',
    payload: { template_type: 'coupon', title: 'A tenth off', coupon_code: 'TENTH' },
  },
};

/** An act, after the Page has sent something. */
interface Case {
  readonly verb: string;
  readonly body?: object;
  readonly sent?: string | object;
  readonly on?: Platform;
  /** Of a message of the person's own, or of the Page's, as `message` or `reply_to`. */
  readonly about?: (ids: { own: string; sent: string }) => object;
}

const CASES: Readonly<Record<string, Case>> = {
  'a text': { verb: 'say', body: { text: 'Is it there?' } },
  'an answer': { verb: 'say', body: { text: 'Yes' }, about: ({ sent }) => ({ reply_to: sent }) },
  'a picture': { verb: 'say', body: { files: [{ base64: PIXEL }] } },
  'a document': { verb: 'say', body: { files: [{ base64: 'SGVsbG8=', name: 'note.txt' }] } },
  'a link': { verb: 'say', body: { share: 'https://shop.example/a', share_title: 'A bowl' } },
  'a post of Instagram': {
    ...{ verb: 'say', on: 'INSTAGRAM' },
    body: { share: 'https://i.example/p', share_id: '4711' },
  },
  'a place': { verb: 'say', body: { location: '52.3765,9.7389', location_title: 'Home' } },
  'a sticker': { verb: 'say', body: { sticker: 'like', sticker_as: 'both' } },
  'a heart': { verb: 'say', on: 'INSTAGRAM', body: { kind: 'like_heart' } },
  'what the API does not show': { verb: 'say', on: 'INSTAGRAM', body: { kind: 'ephemeral' } },
  'an answer to a story': {
    ...{ verb: 'say', on: 'INSTAGRAM' },
    body: { text: 'Wow', story: 'reply', story_id: '77', files: [{ base64: PIXEL }] },
  },
  'a text with what led here': {
    verb: 'say',
    body: { text: 'Hi', ref: 'spring', ad_id: '600', ad_title: 'Bowls', product: 'P1' },
  },
  "the Page's human": { verb: 'say', body: { text: 'Here you are', from_page: true } },
  'a quick reply': {
    ...{ verb: 'tap', body: { title: 'Help' } },
    sent: quick({ content_type: 'text', title: 'Help', payload: 'HELP' }),
  },
  'a number that is filled in': {
    ...{ verb: 'tap', body: { title: 'user_phone_number', value: '+351 555 0101' } },
    sent: quick({ content_type: 'user_phone_number' }),
  },
  'a button': {
    ...{ verb: 'tap', body: { title: 'More' } },
    sent: buttons(button('More', { type: 'postback', payload: 'MORE' })),
  },
  'a coupon': { verb: 'tap', body: { title: 'Reveal code' }, sent: coupon },
  'an account that is linked': {
    ...{ verb: 'link', body: { code: '4711' } },
    sent: buttons({ type: 'account_link', url: 'https://shop.example/login' }),
  },
  'an account that is unlinked': {
    ...{ verb: 'tap', body: { title: 'Log Out' } },
    sent: buttons({ type: 'account_unlink' }),
  },
  'a reaction': {
    verb: 'react',
    body: { reaction: '🎉' },
    about: ({ sent }) => ({ message: sent }),
  },
  'a text that is edited': {
    ...{ verb: 'edit', body: { text: 'Is the green one there?' } },
    about: ({ own }) => ({ message: own }),
  },
  'a text that is taken back': {
    ...{ verb: 'unsend', on: 'INSTAGRAM' },
    about: ({ own }) => ({ message: own }),
  },
  'a notice of an edit': {
    ...{ verb: 'edit-notice', on: 'INSTAGRAM', body: { unsaid: true } },
    about: ({ own }) => ({ message: own }),
  },
  'what is read': { verb: 'read' },
  'what has come': { verb: 'receive' },
  'a link that leads here again': {
    verb: 'refer',
    body: { ref: 'spring', source: 'DISCOVER_TAB' },
  },
  'an opt-in': { verb: 'opt-in', body: { ref: 'newsletter', user_ref: 'checkbox-17' } },
  'an opt-in to news': {
    ...{ verb: 'opt-in' },
    body: { ref: 'NEWS', notification: 'stop', title: 'Our news', timezone: 'Europe/Lisbon' },
  },
  'a comment': { verb: 'comment', body: { text: 'Do you ship?', post_id: '9_8' } },
  'a post': { verb: 'post', body: { text: 'Do you ship?' } },
  'an order': {
    verb: 'order',
    body: {
      order: {
        products: [{ name: 'Blue bowl', unit_price: 24, currency: 'EUR', quantity: 2 }],
        note: 'As a present',
      },
    },
  },
  'a form': { verb: 'submit', body: { form_id: '300077121992999' } },
  'an address': { verb: 'inform', body: { information: { city: 'Lisbon', zip: '1100-148' } } },
  'an answer to a question': {
    ...{ verb: 'feedback', body: { score: '5', follow_up: 'All well!' }, sent: feedback },
    about: ({ sent }) => ({ message: sent }),
  },
  'a judgement': {
    ...{ verb: 'rate', body: { answer: 'bad' } },
    about: ({ sent }) => ({ message: sent }),
  },
};

/** A person who has written, and was sent something. */
async function somebody({ sent = 'Hello', on }: Case) {
  const person = await p.world.person(`Ada ${people++}`, on);
  const { message_id: own } = await p.does('say', person, { text: 'hello' });
  const id = await p.sends(person, sent);
  await p.heard();
  return { person, ids: { own, sent: id } };
}
let people = 0;

/** Ids and times are another's. */
const plain = (bodies: readonly string[]): string[] =>
  bodies.map((body) =>
    body
      .replaceAll(/"(?:m_|aWdf)[\w=-]+"/g, '"mid"')
      .replaceAll(/\d{15,}(?:_\d+)?/g, 'id')
      .replaceAll(/"notification_messages_token":"[^"]+"/g, '"token"')
      .replaceAll(/(?<="\w*(?:time|timestamp|watermark|expiry)\w*":)\d+/g, '0')
      .replaceAll(/Ada \d+/g, 'Ada')
      .replaceAll(/(?<=[?&])[^"]*/g, ''),
  );

const shown = async (event: number): Promise<Json> =>
  (await control.get(`/pages/${page.id}/acts/${event}`)).body;

/** Does what `showAct` tells, as another. */
async function again({ operation: id, input }: Json, as: PersonRow, more: object) {
  const found = ACTS.flatMap(({ operations }) => operations).find((each) => each.id === id);
  const { page: _, ...rest } = input;
  const body = { ...rest, as: as.id, ...more };
  const answer = await control.post((found?.path ?? '').replace('{page}', page.id), body);
  if (answer.status !== 201) throw new Error(`${id}: ${answer.text}`);
}

it.each(Object.entries(CASES))('%s is done again as it was', async (_, one) => {
  const [ada, bo] = [await somebody(one), await somebody(one)];
  const { event } = await p.does(one.verb, ada.person, { ...one.body, ...one.about?.(ada.ids) });
  const first = plain(await p.heard());
  const act = await shown(event);
  expect(act).toMatchObject({ event, person_id: ada.person.id, platform: ada.person.platform });
  expect(act.input).toMatchObject(one.about?.(ada.ids) ?? {});
  await again(act, bo.person, one.about?.(bo.ids) ?? {});
  expect(plain(await p.heard())).toEqual(first);
});

it('a text that was edited is said as it was at first, and edited in turn', async () => {
  const { person, ids } = await somebody({ verb: 'edit' });
  await p.does('edit', person, { text: 'second' });
  const { event } = await p.does('edit', person, { text: 'third' });
  const acts = [await shown(event - 1), await shown(event)];
  expect(acts.map(({ input }) => input.text)).toEqual(['second', 'third']);
  const { body } = await control.get(`/pages/${page.id}/acts/${ids.own}`);
  expect(body).toMatchObject({ operation: 'say', input: { text: 'hello' }, message_id: ids.own });
});

it('who blocks the Page, and who does so no more, is told apart', async () => {
  const { person } = await somebody({ verb: 'block' });
  const { event } = await p.does('block', person);
  await p.does('unblock', person);
  const acts = [await shown(event), await shown(event + 1)];
  expect(acts.map(({ operation }) => operation)).toEqual(['block', 'unblock']);
});

it("Meta's staff and events that never happened are nobody's, and are done again all the same", async () => {
  const { body: policy } = await p.post('/acts/policy', { action: 'warning', reason: 'Spam' });
  const item = { recipient: { id: page.id }, anything: 1 };
  const { body: raw } = await p.post('/events/raw', { item, field: 'messages' });
  await p.heard();
  expect(await shown(policy.event)).toMatchObject({
    operation: 'enforcePolicy',
    input: { action: 'warning', reason: 'Spam' },
  });
  expect(await shown(raw.event)).toMatchObject({
    operation: 'rawEvent',
    input: { item, field: 'messages', platform: 'MESSENGER' },
  });
});

it('what an app sent is no act', async () => {
  const { person, ids } = await somebody({ verb: 'say' });
  const { body } = await control.get(`/pages/${page.id}/acts/${ids.sent}`);
  expect(body).toEqual({ event: expect.any(Number), at: expect.any(String), kind: 'message' });
  expect(person.name).toContain('Ada');
});

it('what was taken back since is told as gone', async () => {
  const { person, ids } = await somebody({ verb: 'say', on: 'INSTAGRAM' });
  await p.does('unsend', person);
  await p.heard();
  const { body } = await control.get(`/pages/${page.id}/acts/${ids.own}`);
  expect(body).toMatchObject({ person_id: person.id, unclear: expect.stringContaining('gone') });
  expect(body).not.toHaveProperty('operation');
});

it('an event that there is not is refused with what there is', async () => {
  const { status, body } = await control.get(`/pages/${page.id}/acts/99999`);
  expect([status, body.error.message]).toEqual([404, expect.stringContaining('its newest is')]);
});
