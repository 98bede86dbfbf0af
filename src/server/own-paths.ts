import type { IncomingMessage, ServerResponse } from 'node:http';
import { jsonText } from '../graph/json-text.ts';
import { MEDIA_PATH } from '../media/media-store.ts';
import { isInstagramPath } from './dialect.ts';
import type { MediaHandler } from './media-handler.ts';

/** Whether a path is ours; every other one is Meta's. */
export const isOwnPath = (path: string): boolean =>
  path.startsWith('/_convograph') &&
  (path.length === 12 || path[12] === '/') &&
  !isInstagramPath(path);

/** Answers a path under `/_convograph/`. */
export async function answerOwnPath(
  req: IncomingMessage,
  res: ServerResponse,
  { path, query }: { path: string; query: string },
  media: MediaHandler,
): Promise<void> {
  if (path.startsWith(MEDIA_PATH)) {
    await media(req, res, path, new URLSearchParams(query));
  } else if (path === '/_convograph/healthz' || path === '/_convograph/readyz') {
    sendJson(res, 200, { status: 'ok' });
  } else {
    sendJson(res, 404, { message: `There is nothing at ${path.slice(0, 200)}.` });
  }
}

/** Ends with a sentence where nothing was sent yet, and with a cut connection where it was. */
export function failOwnPath(res: ServerResponse): void {
  if (res.headersSent) res.destroy();
  else sendJson(res, 500, { message: 'This failed through a fault of the server.' });
}

function sendJson(res: ServerResponse, status: number, value: unknown): void {
  const body = jsonText(value);
  const headers = ['Content-Type', 'application/json; charset=UTF-8', 'Cache-Control', 'no-store'];
  res.writeHead(status, [...headers, 'Content-Length', String(body.length)]).end(body, 'latin1');
}
