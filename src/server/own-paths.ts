import type { IncomingMessage, ServerResponse } from 'node:http';
import { isInstagramPath } from '../api/asked-host.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { RequestTarget } from '../graph/wire/path.ts';
import { MEDIA_PATH } from '../media/media-store.ts';
import { type ConsoleHandler, isConsolePath } from './console/handler.ts';
import { isControlPath } from './control/handler.ts';
import { docsHandler, isDocsPath } from './docs/handler.ts';
import { faultAnswer } from './fault.ts';
import type { MediaHandler } from './media-handler.ts';
import { answerSdk, isSdkPath } from './sdk/handler.ts';
import { sendJson } from './send-json.ts';

/** What answers the paths of our own. */
export interface OwnHandlers {
  readonly media: MediaHandler;
  readonly control: (
    req: IncomingMessage,
    res: ServerResponse,
    target: RequestTarget,
  ) => Promise<void>;
  readonly console: ConsoleHandler;
  readonly scheduler: Scheduler;
  /** Why nothing is written any more; undefined while all is well. */
  readonly failure: () => Error | undefined;
}

const docs = docsHandler();

/** Whether a path is ours; every other one is Meta's. */
export const isOwnPath = (path: string): boolean =>
  path.startsWith('/_convograph') &&
  (path.length === 12 || path[12] === '/') &&
  !isInstagramPath(path);

/** Answers a path under `/_convograph/`. */
export async function answerOwnPath(
  req: IncomingMessage,
  res: ServerResponse,
  target: RequestTarget,
  { media, control, console, scheduler, failure }: OwnHandlers,
): Promise<void> {
  const { path, query } = target;
  if (path.startsWith(MEDIA_PATH)) {
    await media(req, res, path, new URLSearchParams(query));
  } else if (isControlPath(path)) {
    await control(req, res, target);
  } else if (isConsolePath(path)) {
    await console(req, res, target);
  } else if (isDocsPath(path)) {
    await docs(req, res, path, scheduler);
  } else if (isSdkPath(path)) {
    await answerSdk(req, res, scheduler);
  } else if (path === '/_convograph/readyz' && failure()) {
    sendJson(res, 503, { status: 'failing', error: { message: faultAnswer(failure()).sentence } });
  } else if (path === '/_convograph/healthz' || path === '/_convograph/readyz') {
    sendJson(res, 200, { status: 'ok' });
  } else {
    sendJson(res, 404, { error: { message: `There is nothing at ${path.slice(0, 200)}.` } });
  }
}

/** Ends with a sentence where nothing was sent yet, and with a cut connection where it was. */
export function failOwnPath(res: ServerResponse, fault: unknown): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const { status, sentence } = faultAnswer(fault);
  sendJson(res, status, { error: { message: sentence } });
}
