import { html } from '../../base/html.ts';
import { card, type LoginPage } from './frame.ts';

/** Says that an account is linked; it leads nowhere. */
export const linkedPage = (): LoginPage =>
  card('messenger', 'Account linked', html`<p>You can close this page and go on in the chat.</p>`);
