import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/**
 * SHA-256 of a file's bytes, which are not held in memory.
 * @throws Error of the file system
 */
export async function fileDigest(path: string): Promise<Buffer> {
  const sum = createHash('sha256');
  for await (const chunk of createReadStream(path)) sum.update(chunk as Buffer);
  return sum.digest();
}
