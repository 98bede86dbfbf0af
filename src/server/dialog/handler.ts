import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Scheduler } from '../../base/scheduler.ts';
import { GraphError } from '../../graph/errors/error.ts';
import type { RequestTarget } from '../../graph/wire/path.ts';
import type { Dialog, DialogAnswer } from '../../login/dialog.ts';
import { DialogError } from '../../login/dialog-error.ts';
import { errorPage } from '../../login/pages/error-page.ts';
import type { Site } from '../../login/pages/frame.ts';
import { LOGIN_STYLE } from '../../login/pages/style.ts';
import type { DialogKind } from '../../login/scopes.ts';
import { wholeBody } from '../body.ts';
import { drain } from '../drain.ts';
import { faultAnswer } from '../fault.ts';
import { PAGE_HEADERS, sendHtml } from '../html-page.ts';
import type { PlaceOf } from '../origin.ts';
import { noteOutcome } from '../outcome.ts';
import { shownReason } from '../redact.ts';
import { readCookies } from './cookies.ts';
import type { CheckDialogHost } from './site.ts';

/** Bytes of a form: a hundred scopes and some thousand Pages. */
const LARGEST_FORM = 131_072;
/** Bytes of a request target. */
const LONGEST_TARGET = 65_536;

interface DialogParts {
  readonly dialog: Dialog;
  readonly readQuery: (query: string) => ReadonlyMap<string, string>;
  readonly placeOf: PlaceOf;
  readonly checkDialogHost: CheckDialogHost;
  readonly scheduler: Scheduler;
}

/** Answers a request for the login dialog. Its promise rejects on a fault of our own. */
export async function answerDialog(
  { dialog, readQuery, placeOf, checkDialogHost, scheduler }: DialogParts,
  req: IncomingMessage,
  res: ServerResponse,
  { query, host }: RequestTarget,
  kind: DialogKind,
): Promise<void> {
  const { origin } = placeOf(req, host);
  let answer: DialogAnswer;
  try {
    checkDialogHost(req, host);
    checkRequest(req);
    const form = req.method === 'POST' ? await postedForm(req, origin) : undefined;
    const cookies = readCookies(req.headers.cookie);
    answer = await dialog({ kind, query, params: queryParams(query, readQuery), cookies, form });
  } catch (error) {
    // A client that left in the middle of its form hears nothing.
    if (req.destroyed && !req.complete) return;
    if (!(error instanceof DialogError)) throw error;
    answer = { status: error.status, page: errorPage(kind, error), cookies: [] };
  }
  const { status, page } = answer;
  if (page && status >= 400) noteOutcome(res, { why: shownReason(page.title) });
  send(res, answer, origin.startsWith('https:'));
  drain(req, scheduler);
}

/** The page for what was thrown and is not the visitor's; where an answer began already, a cut connection. */
export function failDialog(res: ServerResponse, kind: Site, fault: unknown): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const { status, sentence } = faultAnswer(fault);
  const words = { sentence: `${sentence} Nothing was done.`, status };
  const page = errorPage(kind, new DialogError('Something went wrong', words));
  send(res, { status, page, cookies: [] }, false);
}

function send(res: ServerResponse, answer: DialogAnswer, isSecure: boolean): void {
  const { status, page, location, leaves, cookies } = answer;
  const headers = {
    ...(cookies.length > 0 && {
      'Set-Cookie': cookies.map((cookie) => (isSecure ? `${cookie}; Secure` : cookie)),
    }),
    ...(status === 405 && { Allow: 'GET, HEAD, POST' }),
  };
  if (page) {
    const { title, body, script } = page;
    // Browsers hold every redirect after a form to this, and an app may lead on to wherever it likes.
    const beyond = leaves === undefined ? '' : leaves === 'https' ? ' https:' : ' https: http:';
    const formAction = `'self'${beyond}`;
    const shown = { status, title, style: LOGIN_STYLE, body: body.text, formAction, script };
    sendHtml(res, shown, headers);
  } else {
    const lead = { ...PAGE_HEADERS, ...headers, Location: location ?? '', 'Content-Length': 0 };
    res.writeHead(status, lead).end();
  }
}

function checkRequest({ method = '', url = '' }: IncomingMessage): void {
  if (!['GET', 'HEAD', 'POST'].includes(method)) {
    const sentence = 'A login dialog is a page: open it in a browser.';
    throw new DialogError('Not that way', { sentence, status: 405 });
  }
  if (url.length > LONGEST_TARGET) {
    const sentence = 'The address of this dialog is longer than 64 KB: make state shorter.';
    throw new DialogError('Too long', { sentence, status: 414 });
  }
}

function queryParams(query: string, readQuery: DialogParts['readQuery']) {
  try {
    return readQuery(query);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    const sentence = 'The address of this dialog has more than 2,000 parameters: leave some out.';
    throw new DialogError('Too much', { sentence, status: 414 });
  }
}

/** The form that a page of this very server sent. */
async function postedForm(req: IncomingMessage, origin: string): Promise<URLSearchParams> {
  requireOwnPage(req, origin);
  const type = (req.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') {
    const sentence = 'What is posted here is the form of this page.';
    throw new DialogError('Not that way', { sentence, status: 415 });
  }
  try {
    return new URLSearchParams((await wholeBody(req, LARGEST_FORM)).toString('utf8'));
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    const sentence = 'The form is larger than 128 KB, or cannot be read.';
    throw new DialogError('Too much', { sentence, status: 413 });
  }
}

/** Browsers say where a form was posted from; its own token is asked for besides. */
function requireOwnPage({ headers }: IncomingMessage, own: string): void {
  const { origin, 'sec-fetch-site': site, host } = headers;
  const isOwn =
    origin === undefined ||
    sameOrigin(origin, own) ||
    (host !== undefined &&
      (sameOrigin(origin, `http://${host}`) || sameOrigin(origin, `https://${host}`)));
  if (isOwn && (site === undefined || site === 'same-origin' || site === 'none')) return;
  throw new DialogError('Not from there', {
    sentence: 'This was posted by a page of another site, and nothing was done.',
    status: 403,
  });
}

const sameOrigin = (a: string, b: string): boolean => {
  const [one, other] = [URL.parse(a), URL.parse(b)];
  return one !== null && other !== null && one.origin !== 'null' && one.origin === other.origin;
};
