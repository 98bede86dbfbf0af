import { latin1 } from './bytes.ts';

/** A RIFF file of this form: `WEBP`, `WAVE`. */
export const isRiff = (head: Uint8Array, form: string): boolean =>
  latin1(head, 0, 4) === 'RIFF' && latin1(head, 8, 12) === form;

/** `BM` alone also begins texts: the reserved words and the size of the second header decide. */
export function isBitmap(head: Uint8Array): boolean {
  if (latin1(head, 0, 2) !== 'BM' || latin1(head, 6, 10) !== '\0\0\0\0') return false;
  const [size = 0] = head.subarray(14, 15);
  return [12, 40, 52, 56, 64, 108, 124].includes(size) && latin1(head, 15, 18) === '\0\0\0';
}

/** EBML whose DocType, among the first elements, is `webm` (RFC 8794 section 11.2). */
export const isWebm = (head: Uint8Array): boolean =>
  latin1(head, 0, 4) === '\x1a\x45\xdf\xa3' && latin1(head, 4, 64).includes('\x42\x82\x84webm');

/** An Ogg file whose first page begins with one of these, which name the codec (RFC 3533). */
export function isOgg(head: Uint8Array, codecs: readonly string[]): boolean {
  if (latin1(head, 0, 5) !== 'OggS\0') return false;
  const start = 27 + (head[26] ?? 0);
  return codecs.some((codec) => latin1(head, start, start + codec.length) === codec);
}

/** An ID3v2 tag, whose length is four bytes under 0x80 (id3.org, ID3v2.4 section 3.1). */
export function hasId3Tag(head: Uint8Array): boolean {
  const [version = 0, revision = 255, , ...length] = head.subarray(3, 10);
  if (latin1(head, 0, 3) !== 'ID3' || length.length < 4) return false;
  return version >= 2 && version <= 4 && revision < 255 && length.every((byte) => byte < 128);
}
