import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../base/clock.ts';
import { byteRange } from '../media/byte-range.ts';
import type { MediaFile } from '../media/files.ts';
import { NEVER } from '../media/link-signer.ts';
import { MEDIA_PATH, type MediaStore } from '../media/media-store.ts';
import { HEAD_BYTES, sniff } from '../media/sniff.ts';

/** Answers a request for a path under `/_convograph/media/`, as written, with its query. */
export type MediaHandler = (
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
  query: URLSearchParams,
) => Promise<void>;

/** Of every answer: what people uploaded is never run, and any page may show it. */
const ALWAYS = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'Access-Control-Allow-Origin': '*',
};

/** Seconds a client may keep a file unasked; a link that ends sooner shortens it. */
const MOST_AGE = 86_400;

/**
 * Serves media under signed links, the whole or a range of it. Only what is an image, audio, video
 * or PDF by its bytes is named so; all else is a download. Its promise rejects on a fault of the
 * disk, maybe after the answer began; a client that leaves is no fault.
 */
export function mediaHandler(store: MediaStore, clock: Clock): MediaHandler {
  return async (req, res, path, query) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      return refuse(res, 405, 'Method not allowed', { Allow: 'GET, HEAD' });
    }
    const name = nameIn(path);
    if (name === undefined) return refuse(res, 404, 'Not found');
    const [oe, oh, now] = [query.get('oe') ?? '', query.get('oh') ?? '', clock.now()];
    if (store.check(name, oe, oh, now) !== 'ok') return refuse(res, 403, 'URL signature expired');
    const file = await store.open(name);
    if (!file) return refuse(res, 404, 'Not found');
    try {
      res.setHeader('Cache-Control', `private, max-age=${ageOf(oe, now)}`);
      await serve(req, res, file, `"${name}"`);
    } finally {
      await file.close();
    }
  };
}

/** Seconds until a link ends, at most {@link MOST_AGE}. */
function ageOf(oe: string, now: number): number {
  const expires = Number.parseInt(oe, 16);
  return expires === NEVER ? MOST_AGE : Math.min(MOST_AGE, Math.floor(expires - now / 1000));
}

/** The name in a path of ours; its ending is for people, the bytes say what they are. */
function nameIn(path: string): string | undefined {
  if (!path.startsWith(MEDIA_PATH)) return undefined;
  return /^([0-9a-f]{64})(?:\.[a-z0-9]{1,8})?$/.exec(path.slice(MEDIA_PATH.length))?.[1];
}

function refuse(
  res: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  res.writeHead(status, {
    ...ALWAYS,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': text.length,
    'Cache-Control': 'no-store',
    ...headers,
  });
  res.end(text);
}

async function serve(
  req: IncomingMessage,
  res: ServerResponse,
  file: MediaFile,
  etag: string,
): Promise<void> {
  const common = { ...ALWAYS, ETag: etag, 'Accept-Ranges': 'bytes' };
  if (isKnown(req.headers['if-none-match'], etag)) {
    res.writeHead(304, common).end();
    return;
  }
  const { size } = await file.stat();
  // A range is asked of a GET only (RFC 9110 section 14.2), and of the file the client has begun.
  const begun = req.headers['if-range'] ?? etag;
  const ranged = req.method === 'GET' && begun === etag;
  const range = byteRange(ranged ? req.headers.range : undefined, size);
  if (range === 'unsatisfiable') {
    return refuse(res, 416, 'Range not satisfiable', {
      'Accept-Ranges': 'bytes',
      'Content-Range': `bytes */${size}`,
    });
  }
  const { start, end } = range === 'whole' ? { start: 0, end: size - 1 } : range;
  res.writeHead(range === 'whole' ? 200 : 206, {
    ...common,
    ...(await contentHeaders(file)),
    ...(range === 'whole' ? {} : { 'Content-Range': `bytes ${start}-${end}/${size}` }),
    'Content-Length': end - start + 1,
  });
  if (req.method === 'HEAD' || size === 0) res.end();
  else await send(file, start, end, res);
}

/** `If-None-Match`: a list of tags, strong or weak, or `*`. */
function isKnown(header: string | undefined, etag: string): boolean {
  const tags = header?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etag) || tags.includes('*');
}

async function contentHeaders(file: MediaFile): Promise<Record<string, string>> {
  const head = Buffer.alloc(HEAD_BYTES);
  const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
  const mime = sniff(head.subarray(0, bytesRead));
  if (mime !== undefined) return { 'Content-Type': mime };
  return { 'Content-Type': 'application/octet-stream', 'Content-Disposition': 'attachment' };
}

/** A client that leaves ends it quietly; pipeline closes what is open. */
async function send(file: MediaFile, start: number, end: number, res: ServerResponse) {
  try {
    await pipeline(file.createReadStream({ start, end }), res);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === 'read') throw error;
  }
}
