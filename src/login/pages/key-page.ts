import { html } from '../../base/html.ts';
import type { DialogKind } from '../scopes.ts';
import { card, type FormParts, form, type LoginPage } from './frame.ts';

/**
 * Asks for the control key before anybody is shown.
 * @param wrong whether one was given that is not it
 */
export const keyPage = (kind: DialogKind, wrong: boolean, parts: FormParts): LoginPage =>
  card(
    kind,
    'The control key of this server',
    form(
      parts,
      html`<p>This server shows its people only to whoever has its control key: the text of the file <code>control-key</code> in the data directory, also printed at start.</p>
${wrong && html`<p class="wrong" role="alert" id="wrong">That is not the control key.</p>`}
<label for="key">Control key</label>
<input id="key" name="control_key" type="password" required autofocus autocomplete="off" maxlength="200"${wrong && html` aria-invalid="true" aria-describedby="wrong"`}>
<div class="buttons"><button class="main" name="action" value="key">Open</button></div>
<p class="note">Given already in this browser? <a href="${parts.action}">Go on without it</a>.</p>`,
    ),
  );
