import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { start } from '../../src/testing/start.ts';
import { HeldTime } from '../support/held-time.ts';
import { type Control, control as plain } from './control.ts';
import { sendFile, sendPart } from './sent.ts';

const MB = 1_048_576;

async function server(options: Parameters<typeof start>[0] = {}): Promise<Control> {
  const control = await plain(options);
  onTestFinished(() => control.close());
  return control;
}

/** What lies in the store's folder for unfinished files. */
const lying = (control: Control): Promise<string[]> =>
  readdir(join(control.server.dataDir, 'media', 'tmp')).catch(() => []);

const begin = (control: Control, bytes: number, name = 'facebook.zip') =>
  control.post('/uploads', { name, bytes });

it('a file comes in by parts, each after the one before, and lies there until it is used', async () => {
  const control = await server();
  const { status, body } = await begin(control, 6);
  expect([status, body]).toEqual([
    201,
    { id: expect.any(String), name: 'facebook.zip', bytes: 6, received: 0 },
  ]);
  expect((await sendPart(control, body.id, 0, Buffer.from('abcd'))).body.received).toBe(4);
  const again = await sendPart(control, body.id, 0, Buffer.from('abcd'));
  expect([again.status, again.body.error.message]).toEqual([
    409,
    'Of its 6 bytes 4 are in: send what follows them.',
  ]);
  const long = await sendPart(control, body.id, 4, Buffer.from('efg'));
  expect([long.status, long.body.error.message]).toEqual([
    413,
    'It was to have 6 bytes, and has more.',
  ]);
  // The part that was too long left nothing.
  expect((await control.get('/uploads')).body.data).toEqual([{ ...body, received: 4 }]);
  expect((await sendPart(control, body.id, 4, Buffer.from('ef'))).body.received).toBe(6);
  expect(await lying(control)).toHaveLength(1);
  expect((await control.send('DELETE', `/uploads/${body.id}`)).body.success).toBe(true);
  expect(await lying(control)).toEqual([]);
  expect((await control.send('DELETE', `/uploads/${body.id}`)).status).toBe(404);
});

it('a file that is removed while a part of it is on its way is told of as gone, and leaves nothing', async () => {
  const control = await server();
  for (let i = 0; i < 8; i++) {
    const { body } = await begin(control, MB);
    const sending = sendPart(control, body.id, 0, Buffer.alloc(MB));
    const removed = await control.send('DELETE', `/uploads/${body.id}`);
    expect(removed.body.success).toBe(true);
    const { status } = await sending;
    expect([200, 404]).toContain(status);
  }
  expect(await lying(control)).toEqual([]);
  expect(control.server.faults).toEqual([]);
});

it('no byte is taken without the key, nor from another origin', async () => {
  const control = await server();
  const { body } = await begin(control, 4);
  const path = `/_convograph/v1/uploads/${body.id}/parts?from=0`;
  const key = `Bearer ${control.server.controlKey}`;
  for (const [headers, status] of [
    [{}, 401],
    [{ Authorization: 'Bearer no' }, 401],
    [{ Authorization: key, Origin: 'https://evil.example' }, 403],
    [{ Authorization: key, 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ Authorization: key, 'Content-Encoding': 'gzip' }, 415],
  ] as const) {
    const answer = await control.raw(path, { method: 'POST', headers, body: 'abcd' });
    expect([headers, answer.status]).toEqual([headers, status]);
  }
  expect((await control.get('/uploads')).body.data).toMatchObject([{ received: 0 }]);
});

it.each([
  [{ name: '', bytes: 1 }, 400, /^"" is no name of a file/],
  [{ name: '../../etc/passwd', bytes: 1 }, 400, /is no name of a file: give it without its folder/],
  [{ name: 'C:\\a.zip', bytes: 1 }, 400, /is no name of a file/],
  [{ name: 'a\nb.zip', bytes: 1 }, 400, /is no name of a file/],
  [{ name: 'a\u202epiz.exe', bytes: 1 }, 400, /is no name of a file/],
  [{ name: 'a.zip', bytes: 0 }, 400, 'An empty file holds nothing: choose another.'],
  [{ name: 'a.zip', bytes: 3 * MB }, 413, /^It has 3 MB, and 2 MB are taken \(--most-uploaded\)/],
  [{ name: 'a.zip', bytes: 1e300 }, 400, /^"bytes" must be a whole number/],
])('refuses %j with a sentence, before a byte is sent', async (asked, status, sentence) => {
  const control = await server({ mostUploaded: 2 * MB });
  const answer = await control.post('/uploads', asked);
  expect(answer.status).toBe(status);
  expect(answer.body.error.message).toEqual(
    typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
  );
  expect(await lying(control)).toEqual([]);
});

it('what lies there counts for what may come, also before it is in', async () => {
  const control = await server({ mostUploaded: 2 * MB });
  const first = await begin(control, 1.5 * MB);
  const second = await begin(control, MB);
  expect([second.status, second.body.error.message]).toEqual([
    503,
    'Files of 2 MB lie here already, 1 of them: import them, or remove them (`convograph upload delete`).',
  ]);
  await control.send('DELETE', `/uploads/${first.body.id}`);
  expect((await begin(control, MB)).status).toBe(201);
});

it('a sender who leaves in the middle of a part leaves nothing of it, and may send it again', async () => {
  const control = await server();
  const { body } = await begin(control, MB);
  await new Promise<void>((resolve) => {
    const req = request(`${control.server.url}/_convograph/v1/uploads/${body.id}/parts?from=0`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${control.server.controlKey}`, 'Content-Length': MB },
    });
    req.on('error', () => resolve());
    req.write(Buffer.alloc(MB / 2), () => req.destroy());
  });
  const left = () => control.get('/uploads').then((answer) => answer.body.data[0].received);
  await expect.poll(left).toBe(0);
  const whole = () => sendPart(control, body.id, 0, Buffer.alloc(MB));
  await expect.poll(async () => (await whole()).body.received).toBe(MB);
});

it('goes when nobody sends the rest, when nobody comes for it, and with the server', async () => {
  const time = new HeldTime();
  const control = await plain({ scheduler: time });
  const names = async () =>
    (await control.get('/uploads')).body.data.map((each: { name: string }) => each.name);
  await begin(control, 4, 'half.zip');
  await sendFile(control, 'whole.zip', Buffer.from('abcd'));
  time.pass(15 * 60_000);
  expect(await names()).toEqual(['whole.zip']);
  time.pass(12 * 3_600_000);
  expect(await names()).toEqual([]);
  await expect.poll(() => lying(control)).toEqual([]);
  await begin(control, 4, 'late.zip');
  const { dataDir } = control.server;
  await control.server.close();
  expect(await readdir(join(dataDir, 'media', 'tmp')).catch(() => [])).toEqual([]);
});
