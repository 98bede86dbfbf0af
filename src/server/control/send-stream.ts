import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EventStream } from '../../base/event-stream.ts';
import { noteOutcome } from '../outcome.ts';
import { writePieces } from '../write-pieces.ts';

export const isStream = (body: object): body is EventStream => Symbol.asyncIterator in body;

/** Sends events as they come, until there are no more or the client goes, which is no fault of it. */
export async function sendStream(
  req: IncomingMessage,
  res: ServerResponse,
  stream: EventStream,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  noteOutcome(res, { isStream: true });
  const leave = (): void => stream.leave();
  const { socket } = req;
  // A client that says no more gets single answers all the same; of this one there would be no end.
  socket.once('end', leave);
  socket.once('close', leave);
  if (req.method === 'HEAD') leave();
  res.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=UTF-8',
    'Cache-Control': 'no-store',
    // Asks a proxy not to gather what is to be seen at once.
    'X-Accel-Buffering': 'no',
    ...headers,
  });
  await writePieces(req, res, stream, undefined);
  socket.off('end', leave);
  socket.off('close', leave);
}
