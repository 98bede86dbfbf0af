import { BMP } from 'image-size/types/bmp';
import { GIF } from 'image-size/types/gif';
import { HEIF } from 'image-size/types/heif';
import { JPG } from 'image-size/types/jpg';
import { PNG } from 'image-size/types/png';
import { WEBP } from 'image-size/types/webp';

/** Width and height in pixels, as a picture is shown. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

type Measure = (head: Uint8Array) => { width: number; height: number; orientation?: number };

/**
 * Readers by what a file is by its first bytes (sniff.ts). The library's own way in asks every
 * format in turn, SVG's expressions and all; these six look at nothing but their own header.
 */
const MEASURES = new Map<string, Measure>([
  ['image/jpeg', jpeg],
  ['image/png', PNG.calculate],
  ['image/gif', GIF.calculate],
  ['image/webp', WEBP.calculate],
  ['image/bmp', BMP.calculate],
  ['image/heic', heif],
  ['image/heif', heif],
  ['image/avif', heif],
]);

/**
 * As many first bytes as a size is looked for in. A photo has its size behind what the camera and
 * the colours say of it: some 64 KiB each at most, of which downloads of Meta keep little.
 */
export const PICTURE_HEAD_BYTES = 256 * 1024;

/** More segments than any camera writes: the library takes a step for each. */
const MOST_SEGMENTS = 500;

/** Boxes are looked for in one another: in more bytes than this, a hostile file takes long. */
const HEIF_HEAD = 8 * 1024;

/** The largest `int` of the Graph. */
const LARGEST = 2 ** 31 - 1;

/**
 * The size of a picture, by its header; undefined where that does not tell, is damaged or lies
 * beyond {@link PICTURE_HEAD_BYTES}. Never throws, and looks at no byte more than so many times
 * whatever they are.
 * @param head the first bytes of the file
 * @param mime what they are ({@link sniff})
 */
export function pictureSize(head: Uint8Array, mime: string | undefined): PictureSize | undefined {
  const measure = MEASURES.get(mime ?? '');
  if (!measure) return undefined;
  try {
    // A copy: the library reads on to the end of the memory that a view lies in.
    const {
      width,
      height,
      orientation = 1,
    } = measure(new Uint8Array(head.subarray(0, PICTURE_HEAD_BYTES)));
    if (!isLength(width) || !isLength(height)) return undefined;
    // EXIF 5 to 8: lying on its side; every browser stands it up.
    return orientation >= 5 && orientation <= 8
      ? { width: height, height: width }
      : { width, height };
  } catch {
    return undefined;
  }
}

/**
 * Only of a file whose segments follow one another as they should: in any other the library goes on
 * from byte to byte, a third of a second for a hostile one, and takes what it finds.
 */
function jpeg(head: Uint8Array): ReturnType<Measure> {
  let at = 2;
  for (let segments = 0; segments < MOST_SEGMENTS; segments++) {
    const [mark, kind = 0, high = 0, low = 0] = head.subarray(at, at + 4);
    const length = high * 256 + low;
    if (mark !== 0xff || length < 2) break;
    // The frame's header, of which the size is part (ITU T.81 B.2.2).
    if (kind >= 0xc0 && kind <= 0xc2) return JPG.calculate(head.subarray(0, at + 2 + length));
    at += 2 + length;
  }
  throw new TypeError('no size where it should stand');
}

/** Of several pictures (tiles, a thumbnail) the largest is the one that is shown. */
function heif(all: Uint8Array): ReturnType<Measure> {
  const head = all.slice(0, HEIF_HEAD);
  const text = Buffer.from(head).toString('latin1');
  // What is cut off the picture the library takes from the wrong place.
  if (text.includes('clap')) throw new TypeError('a picture that is cropped');
  const { width, height, images = [] } = HEIF.calculate(head);
  const [largest] = [{ width, height }, ...images].sort(
    (a, b) => b.width * b.height - a.width * a.height,
  ) as [PictureSize];
  // ISO/IEC 23008-12 6.5.10: quarters of a turn, in the last two bits behind the box's name.
  const turn = head[text.indexOf('irot') + 4] ?? 0;
  return { ...largest, orientation: text.includes('irot') && turn % 2 === 1 ? 6 : 1 };
}

const isLength = (pixels: number): boolean =>
  Number.isInteger(pixels) && pixels > 0 && pixels <= LARGEST;
