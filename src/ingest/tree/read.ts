import { breather } from '../breathe.ts';
import { failureText } from './failure-text.ts';
import type { TreeFile } from './file.ts';

/** A file of the archive cannot be read, or is not what it should be: the rest can be imported. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/**
 * The bytes of a file.
 * @throws Unreadable, and nothing else, when they cannot be read
 */
export async function* readFile(file: TreeFile): AsyncGenerator<Buffer, void, void> {
  const pieces = file.read()[Symbol.asyncIterator]();
  const breathe = breather();
  try {
    for (;;) {
      const { value, done } = await pieces.next().catch((error: unknown) => {
        throw new Unreadable(failureText(error));
      });
      if (done) return;
      await breathe();
      yield value;
    }
  } finally {
    await pieces.return?.();
  }
}
