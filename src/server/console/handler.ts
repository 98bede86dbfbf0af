import type { IncomingMessage, ServerResponse } from 'node:http';
import { metaHostAsked } from '../../base/meta-hosts.ts';
import type { Scheduler } from '../../base/scheduler.ts';
import type { RequestTarget } from '../../graph/wire/path.ts';
import { drain } from '../drain.ts';
import { noteLook } from '../outcome.ts';
import type { IsOwnHost } from '../own-host.ts';
import { sendJson } from '../send-json.ts';
import { sendConsoleAsset } from './asset.ts';
import { readConsole } from './folder.ts';
import { consolePage } from './page.ts';

/** Where the console is opened. */
export const CONSOLE_PATH = '/_convograph/console/';

/** Whether a path is the console's. */
export const isConsolePath = (path: string): boolean =>
  path.startsWith(CONSOLE_PATH) || path === CONSOLE_PATH.slice(0, -1);

/** Of every answer: nobody elsewhere is told of it, or may load it. */
const ALWAYS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** What answers for the console. */
export type ConsoleHandler = (
  req: IncomingMessage,
  res: ServerResponse,
  target: RequestTarget,
) => Promise<void>;

/**
 * Serves the console: a page at every address of its own, and what it loads. There is nothing of a
 * store in it, and it asks for no key: what it asks the control plane for does. It is no page of
 * Meta's hosts, whatever leads them here.
 * @param isOffered whether there is one
 */
export function consoleHandler(
  isOffered: boolean,
  isOwnHost: IsOwnHost,
  scheduler: Scheduler,
): ConsoleHandler {
  const refusal = (
    req: IncomingMessage,
    { host }: RequestTarget,
  ): readonly [number, string] | undefined => {
    if (!isOffered) return [404, 'There is no console here: start the server with --console.'];
    const isMeta = [host, req.headers.host].some((one) => one !== undefined && metaHostAsked(one));
    if (isMeta || !isOwnHost(req, host)) {
      return [
        421,
        'The console answers to localhost, 127.0.0.1, [::1] and the host of --public-url only: open it by one of these.',
      ];
    }
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      return [405, 'The console is a page: GET it.'];
    }
    return undefined;
  };

  return async (req, res, target) => {
    drain(req, scheduler);
    const refused = refusal(req, target);
    if (refused) {
      const [status, message] = refused;
      const allow = status === 405 ? { Allow: 'GET, HEAD' } : {};
      sendJson(res, status, { error: { message } }, { ...ALWAYS, ...allow });
      return;
    }
    noteLook(res);
    const route = target.path.slice(CONSOLE_PATH.length);
    if (!target.path.startsWith(CONSOLE_PATH)) {
      // As seen from there, whatever path a proxy puts before it.
      res.writeHead(307, { ...ALWAYS, Location: 'console/', 'Content-Length': 0 }).end();
    } else if (route.startsWith('assets/')) {
      await sendConsoleAsset(req, res, route, ALWAYS);
    } else {
      await sendPage(res, route);
    }
  };
}

async function sendPage(res: ServerResponse, route: string): Promise<void> {
  const html = await readConsole('index.html');
  if (html === undefined) {
    const message = 'The console is not built: `npm ci` and `npm run console`, in the clone.';
    sendJson(res, 503, { error: { message } }, ALWAYS);
    return;
  }
  const { body, headers } = consolePage(html.toString(), route);
  res.writeHead(200, { ...ALWAYS, ...headers, 'Content-Length': body.length }).end(body);
}
