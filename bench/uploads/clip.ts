import { readFileSync } from 'node:fs';

/** Bytes of a file of the largest size that is taken: wire.md 8.5. */
export const CLIP_BYTES = 25 * 1024 * 1024;

/** Bytes at the end by which one differs from another. */
const MARK = 8;

/** A video of the demo, with so much free space behind it (ISO/IEC 14496-12 8.1.2), but for its mark. */
const clip = ((): Buffer => {
  const video = readFileSync(new URL('../../src/demo/media/wheel.mp4', import.meta.url));
  const all = Buffer.alloc(CLIP_BYTES);
  video.copy(all);
  all.writeUInt32BE(CLIP_BYTES - video.length, video.length);
  all.write('free', video.length + 4, 'latin1');
  return all.subarray(0, CLIP_BYTES - MARK);
})();

/** One of many videos of 25 MB, in pieces that all of them share but for the last. */
export const clipOf = (no: number): readonly Buffer[] => [
  clip,
  Buffer.from(String(no).padStart(MARK, '0')),
];
