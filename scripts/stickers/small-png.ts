import { crc32, deflateSync } from 'node:zlib';

const MOST_COLOURS = 256;

/**
 * A PNG of at most 256 colours: the commonest of the picture, and for every other the nearest of them.
 * @param pixels four bytes each: red, green, blue, alpha
 */
export function smallPng(pixels: Uint8Array, side: number): Buffer {
  const all = new Uint32Array(side * side);
  const counts = new Map<number, number>();
  for (let i = 0; i < all.length; i++) {
    const colour = rounded(pixels, i * 4);
    all[i] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const byCount = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
  const palette = byCount.slice(0, MOST_COLOURS);
  const place = new Map(palette.map((colour, i) => [colour, i]));
  for (const colour of byCount.slice(MOST_COLOURS)) place.set(colour, nearest(palette, colour));
  const rows = Buffer.alloc((side + 1) * side);
  for (let i = 0; i < all.length; i++) {
    rows[Math.floor(i / side) * (side + 1) + 1 + (i % side)] = place.get(all[i] ?? 0) ?? 0;
  }
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => channels(colour).slice(0, 3)))),
    chunk('tRNS', Buffer.from(palette.map((colour) => channels(colour)[3] ?? 0))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A colour as one number, in steps that nobody sees; what is not there has none. */
function rounded(pixels: Uint8Array, at: number): number {
  const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(at, at + 4);
  if (alpha < 8) return 0;
  const step = (value: number, bits: number) => Math.min(255, Math.round(value / bits) * bits);
  return (
    ((step(red, 4) << 24) | (step(green, 4) << 16) | (step(blue, 4) << 8) | step(alpha, 16)) >>> 0
  );
}

const channels = (colour: number): number[] =>
  [24, 16, 8, 0].map((shift) => (colour >>> shift) & 255);

function nearest(palette: readonly number[], colour: number): number {
  const wanted = channels(colour);
  const distances = palette.map((each) =>
    channels(each).reduce((sum, value, i) => sum + (value - (wanted[i] ?? 0)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
