import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { MediaStore } from '../../src/media/media-store.ts';
import { MemoryFiles } from '../../src/media/memory-files.ts';

const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(100, 1)]);
const NAME = createHash('sha256').update(PNG).digest('hex');
const memory = () => new MediaStore(new MemoryFiles(), Buffer.alloc(32));

it('keeps in memory what is put and what a stream brings, under one name', async () => {
  const store = memory();
  expect(await store.open(NAME)).toBeUndefined();
  expect(await store.put(PNG)).toBe(NAME);
  const pieces = Readable.from([PNG.subarray(0, 50), PNG.subarray(50)]);
  expect(await store.putFile(pieces)).toEqual({ name: NAME, size: 108, mime: 'image/png' });
  const file = await store.open(NAME);
  expect(await file?.stat()).toEqual({ size: 108 });
  expect(await buffer(file!.createReadStream({ start: 1, end: 3 }))).toEqual(Buffer.from('PNG'));
  await file?.close();
});

it('keeps in memory what came in', async () => {
  const store = memory();
  const upload = await store.uploads.begin();
  await upload.write(PNG);
  await upload.close();
  expect(await store.keepUpload(upload.path)).toEqual({ name: NAME, size: 108, mime: 'image/png' });
  await upload.discard();
  expect(await (await store.open(NAME))?.stat()).toEqual({ size: 108 });
});

it('keeps nothing of a stream that breaks off', async () => {
  const store = memory();
  const broken = Readable.from(
    (async function* () {
      yield PNG;
      throw new Error('The client left.');
    })(),
  );
  await expect(store.putFile(broken)).rejects.toThrow('The client left.');
  expect(await store.open(NAME)).toBeUndefined();
});

it('keeps its own bytes, whatever becomes of those it was given', async () => {
  const store = memory();
  const given = Buffer.from(PNG);
  await store.put(given);
  given.fill(0);
  const file = await store.open(NAME);
  expect(await buffer(file!.createReadStream({ start: 0, end: 107 }))).toEqual(PNG);
});

it('has no path to tell', () => {
  expect(() => memory().path(NAME)).toThrow('in memory');
});
