import { hash } from 'node:crypto';
import type { StoredFile } from '../media/seen-bytes.ts';
import { HEAD_BYTES, sniff } from '../media/sniff.ts';

/**
 * Reads a file as one that is kept is read, and keeps nothing. Its name is none of a stored file:
 * it only stands for one.
 */
export async function lookThrough(bytes: AsyncIterable<Uint8Array>): Promise<StoredFile> {
  let head = Buffer.alloc(0);
  let size = 0;
  for await (const piece of bytes) {
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, piece]).subarray(0, HEAD_BYTES);
    size += piece.length;
  }
  return { name: hash('sha256', head, 'hex'), size, mime: sniff(head) };
}
