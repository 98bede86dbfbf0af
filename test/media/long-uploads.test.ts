import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { LongUploads } from '../../src/media/long-uploads.ts';
import { Uploads } from '../../src/media/uploads.ts';
import { HeldTime } from '../support/held-time.ts';

const MB = 1_048_576;

async function uploadsOver(free: () => number) {
  const folder = await mkdtemp(join(tmpdir(), 'uploads-'));
  const uploads = new Uploads(folder);
  const scheduler = new HeldTime();
  const most = 1_000 * MB;
  const long = new LongUploads({ uploads, most, scheduler, free: async () => free() });
  onTestFinished(async () => {
    // A file that is left open is an error of whatever runs when it is found.
    await long.end();
    await rm(folder, { recursive: true, force: true });
  });
  return { folder, uploads, long };
}

it('looks for room before a byte comes, and again before each part', async () => {
  let free = 300 * MB;
  const { long } = await uploadsOver(() => free);
  await expect(long.begin('a.zip', 50 * MB)).rejects.toThrow(
    'The disk of the store has no room for it: 50 MB are to come, and 44 MB may be used. Make room, then try again.',
  );
  const upload = await long.begin('a.zip', 10 * MB);
  free = 257 * MB;
  await expect(long.append(upload.id, 0, [Buffer.alloc(1)].values() as never)).rejects.toThrow(
    '10 MB are to come, and 1 MB may be used.',
  );
  expect(upload.received).toBe(0);
});

it('two that begin at once do not have the same room', async () => {
  const { long } = await uploadsOver(() => 10_000 * MB);
  const asked = await Promise.allSettled([long.begin('a', 600 * MB), long.begin('b', 600 * MB)]);
  expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
});

it('what a process left that was killed is removed at the next start', async () => {
  const { folder, uploads } = await uploadsOver(() => 10_000 * MB);
  const machine = hostname()
    .replace(/[^\w-]/g, '_')
    .slice(0, 60);
  await writeFile(join(folder, `upload.${machine}.999999.abcdef01.some-id`), 'half a file');
  await uploads.tidy(Date.now());
  expect(await readdir(folder)).toEqual([]);
});

it('one that is removed while it is used goes when it is not any more', async () => {
  const { long, folder } = await uploadsOver(() => 10_000 * MB);
  const upload = await long.begin('a.zip', 1);
  const { promise, resolve } = Promise.withResolvers<void>();
  const using = upload.use(() => promise);
  await long.discard(upload.id);
  expect(long.all).toEqual([]);
  expect(await readdir(folder)).toHaveLength(1);
  resolve();
  await using;
  expect(await readdir(folder)).toEqual([]);
});
