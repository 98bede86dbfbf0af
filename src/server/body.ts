import type { IncomingMessage } from 'node:http';
import { createGunzip, type Gunzip } from 'node:zlib';
import { GraphError } from '../graph/error.ts';
import { badBody } from './bad-body.ts';

/** Bytes a body may have, after decompression and before it. */
const LARGEST_BODY = 1_048_576;

/** Whether a request announces a body at all; most reads do not. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/**
 * The bytes of a request's body, decompressed. An empty one may claim to be compressed: Android's
 * SDK says so of every GET (sdk-wire.md 2).
 *
 * @throws GraphError 1 (`tooMuchData`) as soon as more than {@link LARGEST_BODY} bytes came in or
 *   out; 100 for a coding other than gzip, or bytes that are not gzip
 */
export async function readBody(req: IncomingMessage): Promise<Buffer> {
  const coding = (req.headers['content-encoding'] ?? '').trim().toLowerCase();
  const gzip = coding === 'gzip' || coding === 'x-gzip';
  if (Number(req.headers['content-length'] ?? 0) > LARGEST_BODY) {
    throw new GraphError('tooMuchData');
  }
  const known = gzip || coding === '' || coding === 'identity';
  const body = await collect(req, gzip);
  if (!known && body.length > 0) throw badBody('encoding');
  return body;
}

/** Reads to the end or to the limit, whichever comes first; a gzip bomb is never unfolded. */
function collect(req: IncomingMessage, gzip: boolean): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let [received, kept] = [0, 0];
    let gunzip: Gunzip | undefined;

    const settle = (error?: GraphError): void => {
      req.off('data', receive).off('end', end).off('close', abort).off('error', abort);
      gunzip?.removeAllListeners('data').destroy();
      if (error) reject(error);
      else resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, kept));
    };
    const keep = (chunk: Buffer): void => {
      kept += chunk.length;
      if (kept > LARGEST_BODY) settle(new GraphError('tooMuchData'));
      else chunks.push(chunk);
    };
    const unfold = (): Gunzip =>
      createGunzip()
        .on('data', keep)
        .on('end', () => settle())
        .on('error', () => settle(badBody('gzip')));
    const receive = (chunk: Buffer): void => {
      received += chunk.length;
      if (received > LARGEST_BODY) settle(new GraphError('tooMuchData'));
      else if (!gzip) keep(chunk);
      else {
        gunzip ??= unfold();
        gunzip.write(chunk);
      }
    };
    const end = (): void => {
      // From here on only the decompression is waited for, not the connection.
      req.off('close', abort).off('error', abort);
      if (gunzip) gunzip.end();
      else settle();
    };
    const abort = (): void => settle(new GraphError('badRequest'));
    req.on('data', receive).on('end', end).on('close', abort).on('error', abort);
  });
}
