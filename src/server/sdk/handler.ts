import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Scheduler } from '../../base/scheduler.ts';
import { entityTag, noneMatches } from '../../graph/wire/entity-tag.ts';
import { drain } from '../drain.ts';
import { sendJson } from '../send-json.ts';

/** Where web pages load their SDK from. */
const SDK_PATH = '/_convograph/sdk.js';

/** Whether a path is that of the SDK for web pages. */
export const isSdkPath = (path: string): boolean => path === SDK_PATH;

/**
 * Sends the SDK for web pages, to pages of any origin: there is nothing of a store in it. It is asked for
 * each time, so that a page runs the one of the server that answers.
 */
export async function answerSdk(
  req: IncomingMessage,
  res: ServerResponse,
  scheduler: Scheduler,
): Promise<void> {
  drain(req, scheduler);
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    const message = 'This is a script for web pages: <script src="…/_convograph/sdk.js">.';
    sendJson(res, 405, { error: { message } }, { Allow: 'GET, HEAD' });
    return;
  }
  const { SDK_SCRIPT } = await import('./script.ts');
  const tag = entityTag(SDK_SCRIPT);
  const headers = {
    ETag: tag,
    'Cache-Control': 'no-cache',
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'X-Content-Type-Options': 'nosniff',
  };
  const condition = req.headers['if-none-match'];
  if (condition !== undefined && noneMatches(condition, tag)) {
    res.writeHead(304, headers).end();
    return;
  }
  const body = Buffer.from(SDK_SCRIPT);
  res
    .writeHead(200, {
      ...headers,
      'Content-Type': 'text/javascript; charset=utf-8',
      'Content-Length': body.length,
    })
    .end(body);
}
