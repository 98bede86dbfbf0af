import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { PICTURE_HEAD_BYTES, pictureSize } from '../../src/media/picture-size.ts';
import { sniff } from '../../src/media/sniff.ts';
import { bmp, gif, heic, jpeg, png, segment, webp } from './pictures.ts';

const demo = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../../src/demo/media', name));
const sizeOf = (bytes: Buffer) => pictureSize(bytes, sniff(bytes));

it.each([
  ['a photo', demo('vase-terracotta.jpg'), { width: 640, height: 800 }],
  ['a picture with transparency', demo('sticker-thumb.png'), { width: 240, height: 240 }],
  ['a moving picture', demo('glaze.gif'), { width: 160, height: 120 }],
  ['jpeg', jpeg(7, 5), { width: 7, height: 5 }],
  ['png', png(7, 5), { width: 7, height: 5 }],
  ['gif', gif(7, 5), { width: 7, height: 5 }],
  ['webp', webp(7, 5), { width: 7, height: 5 }],
  ['bmp', bmp(7, 5), { width: 7, height: 5 }],
  ['heic', heic([7, 5]), { width: 7, height: 5 }],
  ['heic in tiles', heic([512, 512], [4032, 3024]), { width: 4032, height: 3024 }],
])('tells the size of %s', (_, bytes, size) => {
  expect(sizeOf(bytes)).toEqual(size);
});

it.each([1, 2, 3, 4, 5, 6, 7, 8])('turns a photo of EXIF orientation %i as it is shown', (exif) => {
  const lies = exif >= 5;
  expect(sizeOf(jpeg(40, 30, { exif }))).toEqual({ width: lies ? 30 : 40, height: lies ? 40 : 30 });
});

it('finds the size behind what a camera says first, and not beyond the head', () => {
  const said = (n: number) => Array.from({ length: n }, () => segment(0xe2, Buffer.alloc(65_000)));
  expect(sizeOf(jpeg(7, 5, { before: said(3) }))).toEqual({ width: 7, height: 5 });
  expect(jpeg(7, 5, { before: said(5) }).length).toBeGreaterThan(PICTURE_HEAD_BYTES);
  expect(sizeOf(jpeg(7, 5, { before: said(5) }))).toBeUndefined();
});

it.each([
  ['a video', demo('wheel.mp4')],
  ['sound', demo('chime.mp3')],
  ['nothing', Buffer.alloc(0)],
  ['no width', png(0, 5)],
  ['a width that is no int', png(2 ** 32 - 1, 5)],
  ['a drawing by its name', Buffer.from('<svg width="7" height="5"/>')],
])('says nothing of %s', (_, bytes) => {
  expect(sizeOf(bytes)).toBeUndefined();
});

it('looks at a photo of countless segments a bounded number of times', () => {
  const before = Array.from({ length: 50_000 }, () => segment(0xe1, Buffer.alloc(0)));
  const photo = jpeg(7, 5, { before });
  const looks = vi.spyOn(Uint8Array.prototype, 'subarray');
  try {
    expect(pictureSize(photo, 'image/jpeg')).toBeUndefined();
    expect(looks.mock.calls.length).toBeLessThan(1000);
  } finally {
    looks.mockRestore();
  }
});

const MIMES = ['jpeg', 'png', 'gif', 'webp', 'bmp', 'heic', 'heif', 'avif'].map(
  (x) => `image/${x}`,
);
const WHOLE = [jpeg(7, 5, { exif: 6 }), png(7, 5), gif(7, 5), webp(7, 5), bmp(7, 5), heic([7, 5])];

it('ends with a size or none for whatever bytes, and reads none that are not the file’s', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...WHOLE),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }),
      fc.nat(),
      fc.constantFrom(...MIMES),
      (whole, changes, cut, mime) => {
        const bytes = Buffer.from(whole);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        const some = bytes.subarray(0, cut % (bytes.length + 1));
        // The same bytes in the midst of others come to the same.
        const amidst = Buffer.concat([Buffer.alloc(9, 1), some, Buffer.alloc(99, 2)]);
        const size = pictureSize(some, mime);
        expect(pictureSize(amidst.subarray(9, 9 + some.length), mime)).toEqual(size);
        if (size) expect(Math.min(size.width, size.height)).toBeGreaterThan(0);
      },
    ),
    { numRuns: 500 },
  ));
