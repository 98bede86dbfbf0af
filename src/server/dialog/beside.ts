import type { IncomingMessage, ServerResponse } from 'node:http';
import { metaHostAsked } from '../../base/meta-hosts.ts';
import type { Scheduler } from '../../base/scheduler.ts';
import type { RequestTarget } from '../../graph/wire/path.ts';
import { DialogError } from '../../login/dialog-error.ts';
import { errorPage } from '../../login/pages/error-page.ts';
import { LOGIN_STYLE } from '../../login/pages/style.ts';
import type { DialogKind } from '../../login/scopes.ts';
import { drain } from '../drain.ts';
import { sendHtml } from '../html-page.ts';
import { noteOutcome } from '../outcome.ts';

/** Whether a request is for a host of Meta's of which the dialog alone is here. */
export function isDialogSite({ headers }: IncomingMessage, { host }: RequestTarget): boolean {
  const asked = host ?? headers.host ?? '';
  // Nearly every request is another's: one letter tells.
  if (!/^w/i.test(asked)) return false;
  return metaHostAsked(asked)?.serves === 'dialog';
}

/**
 * Answers what else is asked of such a host.
 * @param kind the dialog that was asked for, where this server has none
 */
export function answerBeside(
  req: IncomingMessage,
  res: ServerResponse,
  kind: DialogKind | undefined,
  scheduler: Scheduler,
): void {
  const error = kind === undefined ? nothing() : noDialog();
  noteOutcome(res, { why: error.title });
  const site = kind ?? (/instagram/i.test(req.headers.host ?? '') ? 'instagram' : 'facebook');
  const { title, body } = errorPage(site, error);
  sendHtml(res, { status: error.status, title, style: LOGIN_STYLE, body: body.text });
  drain(req, scheduler);
}

const nothing = (): DialogError =>
  new DialogError('Not here', {
    sentence:
      'This is a Convograph, which has of this site the login dialog alone: /dialog/oauth of www.facebook.com, and /oauth/authorize of www.instagram.com.',
    status: 404,
  });

const noDialog = (): DialogError =>
  new DialogError('No login dialog', {
    sentence: 'This server was started without a login dialog. Start it again with one.',
    mend: 'npx convograph serve --login-dialog',
    status: 404,
  });
