import type { IncomingMessage } from 'node:http';
import { isTooFine } from '../body.ts';
import { Refusal } from './refusal.ts';

const MEGABYTE = 1_048_576;

/**
 * The bytes of a request's body as they come; none of them is kept. Whoever stops early leaves the rest
 * unread, for drain.ts.
 * @param most megabytes that it may have
 * @throws Refusal 413 as soon as it is over that, 415 for one that is packed; Error where its sender left
 */
export async function* bytesOfBody(
  req: IncomingMessage,
  most: number,
): AsyncGenerator<Buffer, void, void> {
  const { headers } = req;
  const largest = most * MEGABYTE;
  const tooLarge = new Refusal(413, `A body here may have ${most} MB at most: send it in parts.`);
  const coding = headers['content-encoding'] ?? 'identity';
  if (coding.toLowerCase() !== 'identity') {
    throw new Refusal(415, 'Bytes are sent here as they are: leave Content-Encoding out.');
  }
  if (Number(headers['content-length'] ?? 0) > largest) throw tooLarge;
  let bytes = 0;
  let pieces = 0;
  for await (const chunk of req.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Buffer).length;
    if (bytes > largest || isTooFine(++pieces, bytes)) throw tooLarge;
    yield chunk as Buffer;
  }
}
