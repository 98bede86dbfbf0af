import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestTarget } from '../../graph/wire/path.ts';
import type { AccountLinking } from '../../login/account-linking.ts';
import { DialogError } from '../../login/dialog-error.ts';
import { errorPage } from '../../login/pages/error-page.ts';
import { LOGIN_STYLE } from '../../login/pages/style.ts';
import { sendHtml } from '../html-page.ts';
import { noteOutcome } from '../outcome.ts';

/** Whether a path is the one that businesses send browsers back to (wire.md 9.7). */
export const isLinkingPath = (path: string): boolean =>
  /^\/messenger_platform\/account_linking\/?$/.test(path);

/** Answers a browser that comes back from a business. Its promise rejects on a fault of our own. */
export async function answerLinking(
  req: IncomingMessage,
  res: ServerResponse,
  { query }: RequestTarget,
  linking: AccountLinking,
): Promise<void> {
  try {
    if (req.method !== 'GET') {
      const sentence = 'This is a page that a business leads to: open it in a browser.';
      throw new DialogError('Not that way', { sentence, status: 405 });
    }
    const { title, body } = await linking(new URLSearchParams(query));
    sendHtml(res, { status: 200, title, style: LOGIN_STYLE, body: body.text });
  } catch (error) {
    if (!(error instanceof DialogError)) throw error;
    noteOutcome(res, { why: error.title });
    const { title, body } = errorPage('messenger', error);
    const headers = error.status === 405 ? { Allow: 'GET' } : {};
    sendHtml(res, { status: error.status, title, style: LOGIN_STYLE, body: body.text }, headers);
  }
}
