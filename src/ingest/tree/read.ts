import { breather } from '../../base/breather.ts';
import { failureText } from './failure-text.ts';
import type { TreeFile } from './file.ts';

/** A file of the archive cannot be read, or is not what it should be: the rest can be imported. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** For `catch`: passes over what cannot be read, where it is told of elsewhere. */
export function letUnreadable(error: unknown): undefined {
  if (!(error instanceof Unreadable)) throw error;
}

/**
 * All bytes of a file, where they are few and there at once; good until another file is read.
 * @throws Unreadable, and nothing else, when they cannot be read
 */
export function readNow(file: TreeFile): Buffer | undefined {
  try {
    return file.readNow?.();
  } catch (error) {
    throw new Unreadable(failureText(error));
  }
}

/**
 * The bytes of a file.
 * @throws Unreadable, and nothing else, when they cannot be read
 */
export async function* readFile(file: TreeFile): AsyncGenerator<Buffer, void, void> {
  const all = file.read();
  const pieces = Symbol.iterator in all ? all[Symbol.iterator]() : all[Symbol.asyncIterator]();
  const breathe = breather();
  try {
    for (;;) {
      let next: IteratorResult<Buffer>;
      try {
        const soon = pieces.next();
        next = soon instanceof Promise ? await soon : soon;
      } catch (error) {
        throw new Unreadable(failureText(error));
      }
      if (next.done) return;
      const others = breathe();
      if (others !== undefined) await others;
      yield next.value;
    }
  } finally {
    await pieces.return?.();
  }
}
