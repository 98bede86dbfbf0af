import { stat } from 'node:fs/promises';
import { expect, inject, it } from 'vitest';
import { type Answer, type Conversation, sharedWorld } from '../support/world.ts';
import { FILES, fileHost, fileSender, messageOf, TYPES } from './files.ts';
import { errorOf, sender } from './sending.ts';

const w = await sharedWorld();
const host = await fileHost();
const { upload } = fileSender(w);

const ask = (key: string, chat: Conversation, payload: object): Promise<Answer> =>
  w.send(
    'POST',
    '/me/messages',
    { access_token: w.token },
    {
      body: JSON.stringify({
        recipient: { id: chat.person.id },
        message: messageOf('image', payload),
      }),
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
    },
  );

const pathOf = (url: string): string => new URL(url).pathname;
const timesAsked = (url: string): number =>
  host.asked.filter((path) => path === pathOf(url)).length;

it('a file is fetched once for a key: a repeated call gets what the first was answered', async () => {
  const chat = await w.conversation();
  const url = host.add(FILES.image);
  const first = await ask('a', chat, { url, is_reusable: true });
  expect(first.body.attachment_id).toBeDefined();
  expect((await ask('a', chat, { url, is_reusable: true })).body).toEqual(first.body);
  expect(timesAsked(url)).toBe(1);
  expect(await w.messageIds(chat)).toHaveLength(2);
});

it('calls at once under one key are one message', async () => {
  const chat = await w.conversation();
  const url = host.add(FILES.image);
  const answers = await Promise.all(Array.from({ length: 4 }, () => ask('b', chat, { url })));
  for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
  expect(await w.messageIds(chat)).toHaveLength(2);
});

it('another file under the same key is refused, by its address or by its bytes', async () => {
  const chat = await w.conversation();
  await ask('c', chat, { url: host.add(FILES.image) });
  const other = host.add(FILES.image);
  expect(errorOf(await ask('c', chat, { url: other })).message).toContain('Idempotency-Key');
  expect(timesAsked(other)).toBe(0);
  const fields = { recipient: { id: chat.person.id }, message: messageOf('file') };
  const send = (text: string) =>
    upload('/me/messages', fields, [{ bytes: Buffer.from(text), type: 'text/plain' }], {}, 'd');
  const first = await send('one');
  expect((await send('one')).body).toEqual(first.body);
  expect(errorOf(await send('two')).message).toContain('Idempotency-Key');
});

it('what is refused is asked anew under its key', async () => {
  const chat = await w.conversation();
  const url = host.add(FILES.video);
  for (let times = 1; times <= 2; times++) {
    expect(errorOf(await ask('e', chat, { url }))).toMatchObject({ error_subcode: 2018047 });
    expect(timesAsked(url)).toBe(times);
  }
});

// In PostgreSQL they are no file of their own (test/store/postgres/media.test.ts).
it.runIf(inject('stores') === 'sqlite')(
  'the bytes are on the disk when the answer comes, and once however often they are sent',
  async () => {
    const chat = await w.conversation();
    const part = { bytes: FILES.file, type: TYPES.file };
    const fields = { recipient: { id: chat.person.id }, message: messageOf('file') };
    await upload('/me/messages', fields, [part]);
    const media = async () => {
      const [row] = await w.server.store.page(w.page.no).messages.older(chat.no, undefined, 1);
      return row?.extra?.attachments?.[0]?.media ?? '';
    };
    const name = await media();
    const { size, ino } = await stat(w.server.media.path(name));
    expect(size).toBe(FILES.file.length);
    await sender(w).send({
      recipient: { id: chat.person.id },
      message: messageOf('file', { url: host.add(FILES.file) }),
    });
    expect(await media()).toBe(name);
    expect((await stat(w.server.media.path(name))).ino).toBe(ino);
  },
);
