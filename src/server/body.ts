import type { IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';
import { GraphError } from '../graph/errors/error.ts';
import { badBody } from './bad-body.ts';

/** Whether a request announces a body at all; most reads do not. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/**
 * A request's body as it comes in, decompressed; nothing of it is kept. An empty one may claim to
 * be compressed: Android's SDK says so of every GET (wire.md 11). Whoever stops early leaves the
 * rest unread, for drain.ts.
 *
 * @param largest bytes it may have, before decompression and after
 * @throws GraphError 1 (`tooMuchData`) as soon as more bytes came in or out, so that a gzip bomb is
 *   never unfolded, or they come one by one; 1 (`badRequest`) for a client that goes away; 100 for a coding other than gzip,
 *   or bytes that are not gzip
 */
export async function* bodyChunks(
  req: IncomingMessage,
  largest: number,
): AsyncGenerator<Buffer, void, void> {
  requireWithin(req, largest);
  const coding = codingOf(req);
  const isGzip = coding === 'gzip' || coding === 'x-gzip';
  const isKnown = isGzip || coding === '' || coding === 'identity';
  let size = 0;
  for await (const chunk of isGzip ? unfolded(req, largest) : received(req)) {
    if (!isKnown) throw badBody('encoding');
    size += chunk.length;
    if (size > largest) throw new GraphError('tooMuchData');
    yield chunk;
  }
}

/**
 * Whether a body comes in far too many pieces: chunks of a byte cost a hundred times what they bring,
 * and nobody sends them but to do that.
 */
export const isTooFine = (pieces: number, bytes: number): boolean => pieces > 1_024 + bytes / 16;

/** @throws GraphError 1 (`tooMuchData`) where more is announced */
function requireWithin(req: IncomingMessage, largest: number): void {
  if (Number(req.headers['content-length'] ?? 0) > largest) throw new GraphError('tooMuchData');
}

const codingOf = ({ headers }: IncomingMessage): string =>
  (headers['content-encoding'] ?? '').trim().toLowerCase();

/** The whole of a small body. Throws as {@link bodyChunks} does. */
export async function wholeBody(req: IncomingMessage, largest: number): Promise<Buffer> {
  requireWithin(req, largest);
  if (codingOf(req) === '') return plainBody(req, largest);
  const chunks: Buffer[] = [];
  for await (const chunk of bodyChunks(req, largest)) chunks.push(chunk);
  return joined(chunks);
}

const joined = (chunks: readonly Buffer[]): Buffer =>
  chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);

/** One that is not compressed, by its events: the iterators took a twentieth of a send. */
function plainBody(req: IncomingMessage, largest: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const stop = (): void => {
      req.off('data', take).off('end', end).off('error', broken).off('close', broken);
    };
    const fail = (error: 'badRequest' | 'tooMuchData'): void => {
      stop();
      // What is left waits for drain.ts.
      req.pause();
      reject(new GraphError(error));
    };
    const take = (chunk: Buffer): void => {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes > largest || isTooFine(chunks.length, bytes)) fail('tooMuchData');
    };
    const end = (): void => {
      stop();
      resolve(joined(chunks));
    };
    // The connection broke: whoever reads the answer, if anybody, is told that much.
    const broken = (): void => fail('badRequest');
    if (req.destroyed) broken();
    else req.on('data', take).on('end', end).on('error', broken).on('close', broken);
  });
}

async function* received(req: IncomingMessage): AsyncGenerator<Buffer, void, void> {
  const chunks = req.iterator({ destroyOnReturn: false });
  let bytes = 0;
  try {
    for (let pieces = 1; ; pieces++) {
      // The connection broke: whoever reads the answer, if anybody, is told that much.
      const next = await chunks.next().catch(() => {
        throw new GraphError('badRequest');
      });
      if (next.done) return;
      bytes += (next.value as Buffer).length;
      if (isTooFine(pieces, bytes)) throw new GraphError('tooMuchData');
      yield next.value;
    }
  } finally {
    // While this listens, what is left cannot be read away, nor the next request be heard.
    await chunks.return?.();
  }
}

/** What comes out of gzip, as it comes in. */
async function* unfolded(
  req: IncomingMessage,
  largest: number,
): AsyncGenerator<Buffer, void, void> {
  const gunzip = createGunzip();
  let size = 0;
  let pieces = 0;
  const count = (chunk: Buffer): void => {
    size += chunk.length;
    // Gzip of nothing, again and again, would unfold to no bytes at all.
    if (size > largest || isTooFine(++pieces, size)) gunzip.destroy(new GraphError('tooMuchData'));
  };
  const abort = (): void => {
    if (!req.complete) gunzip.destroy(new GraphError('badRequest'));
  };
  req.on('data', count).on('close', abort).on('error', abort).pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield chunk;
  } catch (error) {
    if (error instanceof GraphError) throw error;
    if (size > 0) throw badBody('gzip');
  } finally {
    req.off('data', count).off('close', abort).off('error', abort).unpipe(gunzip);
    gunzip.destroy();
  }
}
