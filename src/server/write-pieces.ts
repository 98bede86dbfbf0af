import type { IncomingMessage, ServerResponse } from 'node:http';
import { turns } from '../base/turns.ts';
import type { AnswerPlace } from '../graph/execute/room.ts';

/** Bytes handed to a connection at once, at most. */
const LARGEST_WRITE = 1_048_576;

/** Pieces of a body, in order; some are made only when those before them are taken. */
export type Pieces = Iterable<Buffer> | AsyncIterable<Buffer>;

/** Pieces that are there, each let go when it is given. */
export function* letGo(pieces: Buffer[]): Generator<Buffer, void> {
  for (let piece = pieces.shift(); piece; piece = pieces.shift()) yield piece;
}

/** Writes the body of an answer as its client takes it, and ends it; of HEAD the head alone. */
export async function writePieces(
  { socket, method }: IncomingMessage,
  res: ServerResponse,
  pieces: Pieces,
  place: AnswerPlace | undefined,
): Promise<void> {
  // One that waits behind others of its connection hears of no close itself.
  const gone = new Promise<void>((resolve) => {
    res.once('close', () => {
      socket.off('close', resolve);
      resolve();
    });
    socket.once('close', resolve);
  });
  const isGone = (): boolean => res.destroyed || socket.destroyed;
  place?.onCut(() => res.destroy());
  let waiting = 0;
  for await (const piece of method === 'HEAD' ? [] : pieces) {
    if (isGone()) return;
    for (let from = 0; from < piece.length; from += LARGEST_WRITE) {
      const part = piece.subarray(from, from + LARGEST_WRITE);
      waiting += part.length;
      if (!res.write(part)) {
        await Promise.race([gone, new Promise((resolve) => res.once('drain', resolve))]);
        place?.taken(waiting);
        waiting = 0;
      }
      if (turns.isOver()) await turns.next();
    }
  }
  if (isGone()) return;
  res.end();
  if (!res.writableFinished) await gone;
}
