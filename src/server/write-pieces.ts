import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Place } from '../graph/room.ts';
import { turns } from '../graph/turns.ts';

/** Bytes handed to a connection at once, at most. */
const LARGEST_WRITE = 1_048_576;

/**
 * Writes the body of an answer as its client takes it, and ends it; of HEAD the head alone.
 * @param pieces each is let go when it is written
 */
export async function writePieces(
  { socket, method }: IncomingMessage,
  res: ServerResponse,
  pieces: Buffer[],
  place: Place | undefined,
): Promise<void> {
  if (method === 'HEAD') pieces.length = 0;
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
  for (let piece = pieces.shift(); piece && !isGone(); piece = pieces.shift()) {
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
