import { open } from 'node:fs/promises';
import { HEAD_BYTES, sniff } from './sniff.ts';

/**
 * What the bytes of a file are ({@link sniff}), wherever it lies.
 * @throws Error of the file system
 */
export async function fileType(path: string): Promise<string | undefined> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
    return sniff(head.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
