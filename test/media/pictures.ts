/** Pictures of a size and of nothing else: their headers, as the formats have them. */

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

const numbers = (bits: 16 | 32, endian: 'BE' | 'LE', ...all: number[]): Buffer => {
  const buffer = Buffer.alloc((all.length * bits) / 8);
  all.forEach((n, i) => {
    buffer[`writeUInt${bits}${endian}`](n, (i * bits) / 8);
  });
  return buffer;
};

/** A segment of a JPEG: its mark, its length, and what it holds. */
export const segment = (kind: number, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, kind]), numbers(16, 'BE', data.length + 2), data]);

/** @param exif orientation, 1 to 8 */
export function jpeg(
  width: number,
  height: number,
  { exif, before = [] }: { exif?: number; before?: readonly Buffer[] } = {},
): Buffer {
  // One entry: tag 0x112, of type 3 (short), once.
  const entry = numbers(16, 'BE', 0x112, 3, 0, 1, exif ?? 0, 0);
  const tiff = Buffer.concat([bytes('MM\0*'), numbers(32, 'BE', 8), numbers(16, 'BE', 1), entry]);
  const camera =
    exif === undefined ? [] : [segment(0xe1, Buffer.concat([bytes('Exif\0\0'), tiff]))];
  const frame = Buffer.concat([
    bytes('\x08'),
    numbers(16, 'BE', height, width),
    bytes('\x01\x01\x11\0'),
  ]);
  const jfif = segment(0xe0, bytes('JFIF\0\x01\x01\0\0\x01\0\x01\0\0'));
  return Buffer.concat([bytes('\xff\xd8'), jfif, ...camera, ...before, segment(0xc0, frame)]);
}

export const png = (width: number, height: number): Buffer =>
  Buffer.concat([
    bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'),
    numbers(32, 'BE', width, height),
    bytes('\x08\x06\0\0\0'),
  ]);

export const gif = (width: number, height: number): Buffer =>
  Buffer.concat([bytes('GIF89a'), numbers(16, 'LE', width, height), bytes('\0\0\0')]);

export const webp = (width: number, height: number): Buffer =>
  Buffer.concat([
    bytes('RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0'),
    numbers(32, 'LE', width - 1).subarray(0, 3),
    numbers(32, 'LE', height - 1).subarray(0, 3),
  ]);

export const bmp = (width: number, height: number): Buffer =>
  Buffer.concat([
    bytes('BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0'),
    numbers(32, 'LE', width, height),
  ]);

/** @param sizes of the pictures in it */
export function heic(...sizes: readonly (readonly [number, number])[]): Buffer {
  const box = (name: string, ...parts: Buffer[]): Buffer => {
    const data = Buffer.concat(parts);
    return Buffer.concat([numbers(32, 'BE', data.length + 8), bytes(name), data]);
  };
  const extents = sizes.map(([width, height]) => box('ispe', numbers(32, 'BE', 0, width, height)));
  return Buffer.concat([
    box('ftyp', bytes('heic\0\0\0\0mif1heic')),
    box('meta', bytes('\0\0\0\0'), box('iprp', box('ipco', ...extents))),
  ]);
}
