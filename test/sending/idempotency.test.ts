import { expect, it } from 'vitest';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { Control } from '../control/control.ts';
import { proves } from '../support/proves.ts';
import { type Conversation, type Json, sharedWorld, type World } from '../support/world.ts';
import { errorOf, HOUR } from './sending.ts';

const w = await sharedWorld();

const asking =
  (page: World) =>
  (key: string, chat: Conversation, text = 'Once', rest: object = {}) =>
    page.send(
      'POST',
      '/me/messages',
      { access_token: page.token },
      {
        body: JSON.stringify({ recipient: { id: chat.person.id }, message: { text }, ...rest }),
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
      },
    );
const ask = asking(w);

it('sends once for a key, however often and from where it is asked', async () => {
  const chat = await w.conversation();
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask('a', chat)));
  const [first] = answers;
  for (const { status, body, headers } of answers) {
    expect([status, body]).toEqual([200, first?.body]);
    expect(headers.get('x-convograph')).toBe('extension');
  }
  expect(await w.messageIds(chat)).toHaveLength(2);
});

proves('error:keyReused', 'refuses another body under the same key', async () => {
  const chat = await w.conversation();
  await ask('b', chat);
  const answer = await ask('b', chat, 'Twice');
  expect(errorOf(answer)).toMatchObject({ status: 400, code: 100 });
  expect(answer.headers.get('x-convograph')).toBe('extension');
  expect(await w.messageIds(chat)).toHaveLength(2);
});

it('keeps a key for a day, and no refusal', async () => {
  const chat = await w.conversation({ said: [{ ago: 25 * 60 }] });
  expect((await ask('c', chat)).status).toBe(403);
  const tag = { tag: 'HUMAN_AGENT' };
  const { body } = await ask('c', chat, 'Once', tag);
  w.server.clock.advance(24 * HOUR - 1);
  expect((await ask('c', chat, 'Once', tag)).body).toEqual(body);
  w.server.clock.advance(1);
  expect((await ask('c', chat, 'Once', tag)).body.message_id).not.toBe(body.message_id);
});

it('counts for messages alone', async () => {
  const chat = await w.conversation();
  const rest = { message: undefined, sender_action: 'typing_on' };
  const { status, headers } = await ask('f', chat, '', rest);
  expect([status, headers.get('x-convograph')]).toEqual([200, null]);
});

it('is each app’s own, and takes no key of more than 255 letters', async () => {
  const chat = await w.conversation();
  await ask('d'.repeat(255), chat);
  expect((await ask('d'.repeat(256), chat)).body.error.message).toContain('Idempotency-Key');
});

it('is ignored by strict Pages, and by others that are set so', async () => {
  const strict = await w.besides({ mode: 'strict' });
  const sends = async (page: World) => {
    const chat = await page.conversation();
    const answers = [await asking(page)('e', chat), await asking(page)('e', chat)];
    return [
      new Set(answers.map(({ body }) => body.message_id)).size,
      ...answers.map(({ headers }) => headers.get('x-convograph')),
    ];
  };
  expect(await sends(strict)).toEqual([2, null, null]);
  await changePage(w.server, strict.page.id, { idempotency: 'on' });
  expect(await sends(strict)).toEqual([1, 'extension', 'extension']);
  const archive = await w.besides();
  await changePage(w.server, archive.page.id, { idempotency: 'off' });
  expect(await sends(archive)).toEqual([2, null, null]);
  await changePage(w.server, archive.page.id, { idempotency: 'default' });
  expect(await sends(archive)).toEqual([1, 'extension', 'extension']);
});

it('is heeded in a batch, of each item its own', async () => {
  const chat = await w.conversation();
  const body = new URLSearchParams({
    recipient: JSON.stringify({ id: chat.person.id }),
    message: JSON.stringify({ text: 'Once' }),
  });
  const item = (key?: string) => ({
    ...{ method: 'POST', relative_url: 'me/messages', body: String(body) },
    ...(key && { headers: [{ name: 'Idempotency-Key', value: key }] }),
  });
  const batch = async (...items: object[]) => {
    const params = { access_token: w.token, batch: JSON.stringify(items) };
    // The key of the whole is no item's.
    const headers = { 'idempotency-key': 'whole' };
    const answer = await w.send('POST', '/', params, { headers });
    return answer.body.map(({ body: text, headers: told }: Json) => ({
      id: JSON.parse(text).message_id,
      marked: told.some(({ name }: Json) => name === 'X-Convograph'),
    }));
  };
  const [one, same, free] = await batch(item('g'), item('g'), item());
  expect(one).toEqual({ id: expect.any(String), marked: true });
  expect(same).toEqual(one);
  expect(free).toEqual({ id: expect.not.stringMatching(one.id), marked: false });
  expect(await batch(item('g'))).toEqual([one]);
  expect((await ask('g', chat)).body.message_id).toBe(one.id);
});

it('forgets the keys of a conversation that is deleted, and of a person, and no others', async () => {
  const [talk, person, other] = [
    await w.conversation(),
    await w.conversation(),
    await w.conversation(),
  ];
  const first = new Map<Conversation, Json>();
  for (const chat of [talk, person, other]) {
    first.set(chat, (await ask(`gone-${chat.no}`, chat)).body);
  }
  const again = (chat: Conversation) => ask(`gone-${chat.no}`, chat);
  const control = new Control(w.server);
  const path = `/pages/${w.page.id}`;
  await control.send('DELETE', `${path}/conversations/${talk.id}`);
  await control.send('DELETE', `${path}/people/${person.person.id}`);
  expect(errorOf(await again(talk))).toMatchObject({ code: 10, error_subcode: 2018278 });
  expect(errorOf(await again(person))).toMatchObject({ code: 100, error_subcode: 2018001 });
  expect((await again(other)).body).toEqual(first.get(other));
});
