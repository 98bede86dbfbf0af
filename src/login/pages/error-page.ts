import { html } from '../../base/html.ts';
import type { LoginDeps } from '../deps.ts';
import type { DialogError } from '../dialog-error.ts';
import { card, type LoginPage, type Site } from './frame.ts';

/** Characters that are shown of a value. */
const SHOWN = 300;

/** Says why there is no dialog; it leads nowhere. */
export const errorPage = (
  kind: Site,
  error: DialogError,
  command: LoginDeps['command'] = (words) => words,
): LoginPage =>
  card(
    kind,
    error.title,
    html`<p role="alert">${error.message}</p>`,
    ...error.about.map(
      (text) => html`<pre>${text.slice(0, SHOWN)}${text.length > SHOWN && '…'}</pre>`,
    ),
    error.mend ? html`<p class="note">In a terminal:</p><pre>${command(error.mend)}</pre>` : html``,
  );
