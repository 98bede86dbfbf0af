import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sharedWorld } from '../support/world.ts';
import { Control } from './control.ts';
import { endOfJob, sendFile } from './sent.ts';

const shop = await sharedWorld();
const control = new Control(shop.server);
const { dataDir, controlKey } = shop.server;

/** The bytes of a file of the control plane. */
const bytesOf = (
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Record<string, unknown>; bytes: Buffer }> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(shop.server.url);
    const asked = { Authorization: `Bearer ${controlKey}`, ...headers };
    const place = { host: '127.0.0.1', port, path: `/_convograph/v1${path}`, headers: asked };
    const req = request({ ...place, agent: false }, (res) => {
      const pieces: Buffer[] = [];
      res.on('data', (piece: Buffer) => pieces.push(piece));
      res.on('end', () => {
        const { statusCode: status = 0, headers: told } = res;
        resolve({ status, headers: told, bytes: Buffer.concat(pieces) });
      });
    });
    req.on('error', reject).end();
  });

const save = (name: string) => endOfJob(control, '/snapshots', { name });
await save('launch');
const onDisk = await readFile(join(dataDir, 'snapshots', 'launch.convograph'));

it('gives the file of a snapshot as it lies, the whole or the rest of it', async () => {
  const { status, headers, bytes } = await bytesOf('/snapshots/launch/file');
  expect([status, bytes.equals(onDisk)]).toEqual([200, true]);
  expect(headers).toMatchObject({
    'content-type': 'application/zstd',
    'content-disposition': 'attachment; filename="launch.convograph"',
    'content-length': String(onDisk.length),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  const rest = await bytesOf('/snapshots/launch/file', { Range: 'bytes=100-' });
  expect([rest.status, rest.bytes.equals(onDisk.subarray(100))]).toEqual([206, true]);
  // Another one has its name since: what was begun is begun anew.
  const other = { Range: 'bytes=100-', 'If-Range': '"another"' };
  expect((await bytesOf('/snapshots/launch/file', other)).status).toBe(200);
  const past = await bytesOf('/snapshots/launch/file', { Range: `bytes=${onDisk.length}-` });
  expect([past.status, past.bytes.length]).toEqual([416, 0]);
});

it.each([
  ['/snapshots/nothing/file', { Authorization: `Bearer ${controlKey}` }, 404],
  ['/snapshots/launch/file', {}, 401],
  ['/snapshots/launch/file', { Authorization: 'Bearer no' }, 401],
  ['/snapshots/..%2f..%2fcontrol-key/file', { Authorization: `Bearer ${controlKey}` }, 400],
  ['/snapshots/launch/file?key=x', { Authorization: `Bearer ${controlKey}` }, 400],
])('refuses %s with %j by %i', async (path, headers, status) => {
  const answer = await control.raw(`/_convograph/v1${path}`, { headers });
  expect(answer.status).toBe(status);
  expect(answer.text).not.toContain(controlKey);
});

it('a snapshot that was sent is one of the store, and is put back', async () => {
  const before = await shop.person('Before');
  const file = (await save('brought-later')) && (await bytesOf('/snapshots/brought-later/file'));
  await control.send('DELETE', '/snapshots/brought-later');
  await control.send('DELETE', `/pages/${shop.page.id}/people/${before.id}`);
  const upload = await sendFile(control, 'mine.convograph', file.bytes);
  const brought = await control.post('/snapshots/mine/file', { upload });
  expect(brought).toMatchObject({ status: 201, body: { name: 'mine', bytes: file.bytes.length } });
  expect((await control.get('/uploads')).body.data).toEqual([]);
  await endOfJob(control, '/snapshots/mine/restore', {});
  const { data } = (await control.get(`/pages/${shop.page.id}/people`)).body;
  expect(data.map(({ id }: { id: string }) => id)).toContain(before.id);
});

it('takes no other file, nor the name of another, nor of those that it gives itself', async () => {
  const bring = async (name: string, bytes: Buffer, more = {}) => {
    const upload = await sendFile(control, 'x.convograph', bytes);
    const { status, body } = await control.post(`/snapshots/${name}/file`, { upload, ...more });
    await control.send('DELETE', `/uploads/${upload}`);
    return [status, body.error?.message];
  };
  const damaged = /^It is no snapshot of Convograph, or damaged/;
  expect(await bring('other', Buffer.from('PK'))).toEqual([400, expect.stringMatching(damaged)]);
  // One whose beginning is right, too: it would take the place of a good one.
  for (const length of [20, onDisk.length / 2, onDisk.length - 20]) {
    const cut = onDisk.subarray(0, length);
    const answer = await bring('launch', cut, { replace: true });
    expect(answer, String(length)).toEqual([400, expect.stringMatching(damaged)]);
  }
  expect(await bring('launch', onDisk)).toEqual([
    409,
    expect.stringMatching(/^There is a snapshot/),
  ]);
  expect((await bring('imported-1', onDisk))[0]).toBe(400);
  expect((await bring('..', onDisk))[0]).toBe(400);
  // Nothing that was there has gone.
  const lies = await readFile(join(dataDir, 'snapshots', 'launch.convograph'));
  expect(lies.equals(onDisk)).toBe(true);
  expect((await bring('launch', onDisk, { replace: true }))[0]).toBe(201);
});

it('a client that leaves in the middle of a large one is no fault', async () => {
  await writeFile(
    join(dataDir, 'snapshots', 'large.convograph'),
    Buffer.concat([onDisk, Buffer.alloc(30_000_000)]),
  );
  await new Promise<void>((resolve) => {
    const { port } = new URL(shop.server.url);
    const headers = { Authorization: `Bearer ${controlKey}` };
    const path = '/_convograph/v1/snapshots/large/file';
    const req = request({ host: '127.0.0.1', port, path, headers, agent: false }, (res) => {
      res.once('data', () => req.destroy());
      res.once('close', resolve);
    });
    req.on('error', () => resolve()).end();
  });
  expect((await control.get('/snapshots/launch')).status).toBe(200);
  expect(shop.server.faults).toEqual([]);
});
