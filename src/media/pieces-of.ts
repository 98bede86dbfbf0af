import { open } from 'node:fs/promises';

const PIECE = 256 * 1024;

/**
 * The bytes of a file, piece by piece in the same memory: each is there until the next is asked for.
 * @throws Error of the file system
 */
export async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const piece = Buffer.allocUnsafeSlow(PIECE);
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, PIECE);
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
