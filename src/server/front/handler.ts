import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestTarget } from '../../graph/wire/path.ts';
import { hasBody } from '../body.ts';
import { sendHtml } from '../html-page.ts';
import type { IsOwnHost } from '../own-host.ts';
import type { FrontFacts } from './view.ts';

/** HTML by name or by a range that holds it, unless it is ruled out. */
const HTML = /(?:^|[\s,])(?:text\/html|text\/\*|\*\/\*)(?![^,]*;\s*q=0(?:\.0*)?\s*(?:,|$))/i;

/**
 * Whether a browser asks for `/` to show it: every other request for it is one of Meta's. Called
 * by a name of our own only, since what is shown is not for pages of elsewhere.
 */
export function isFront(
  req: IncomingMessage,
  { path, query, host }: RequestTarget,
  isOwnHost: IsOwnHost,
): boolean {
  if (path !== '/' || query !== '' || (req.method !== 'GET' && req.method !== 'HEAD')) return false;
  const { accept = '*/*', 'sec-fetch-dest': destination } = req.headers;
  if (destination !== 'document' || !HTML.test(accept) || hasBody(req)) return false;
  return isOwnHost(req, host);
}

/** Sends the front page; there is no script in it, and no page of elsewhere reads it. */
export async function answerFront(
  res: ServerResponse,
  facts: () => Promise<FrontFacts>,
  url: string,
): Promise<void> {
  const [{ frontPage }, { FRONT_STYLE }] = await Promise.all([
    import('./page.ts'),
    import('./style.ts'),
  ]);
  const body = frontPage(await facts(), url);
  const headers = { Vary: 'Accept, Sec-Fetch-Dest' };
  sendHtml(res, { status: 200, title: 'Convograph', style: FRONT_STYLE, body }, headers);
}
