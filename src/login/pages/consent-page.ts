import { type Html, html } from '../../base/html.ts';
import type { PageRow } from '../../store/directory.ts';
import type { DialogRequest } from '../dialog-request.ts';
import type { LoginPerson } from '../people.ts';
import { GIVEN, MEANING } from '../scopes.ts';
import { card, type FormParts, form, type LoginPage, mark } from './frame.ts';

export interface ConsentView {
  readonly request: DialogRequest;
  readonly person: LoginPerson;
  /** Scopes to ask about. */
  readonly scopes: readonly string[];
  /** Pages to choose from; empty where none has to be. */
  readonly pages: readonly PageRow[];
  /** Whether there is somebody else to choose. */
  readonly others: boolean;
  readonly parts: FormParts;
}

/** Asks a person what an app may do. */
export function consentPage({
  request,
  person,
  scopes,
  pages,
  others,
  parts,
}: ConsentView): LoginPage {
  const { app, asked, kind, opener, redirectUri } = request;
  return card(
    kind,
    `Log in to ${app.name}`,
    form(
      parts,
      html`<input type="hidden" name="person" value="${person.id}">
<div class="person">${mark(person.name)}<p><strong>${person.name}</strong><span class="id">${person.id}</span></p>
${others && html`<button class="plain" name="action" value="people">Somebody else</button>`}</div>
<fieldset><legend>What ${app.name} may do</legend>
${scopes.map((scope) => scopeBox(scope, scope === GIVEN[kind]))}
</fieldset>`,
      pages.length > 0 ? pageBoxes(pages) : html``,
      asked.unknown.length > 0
        ? html`<p class="note">Also asked for, not granted, since nothing here needs it: ${asked.unknown.join(', ')}.</p>`
        : html``,
      html`<div class="buttons">
<button class="main" name="action" value="continue">Continue as ${person.name}</button>
<button name="action" value="cancel">Cancel</button>
</div>
<p class="note">Either leads back to <span class="address">${opener?.origin ?? new URL(redirectUri).origin}</span></p>`,
    ),
  );
}

const scopeBox = (scope: string, given: boolean): Html =>
  html`<label class="box"><input type="checkbox" name="scope" value="${scope}" checked${given && html` disabled`}>
<span>${MEANING[scope] ?? scope}<span class="id">${scope}${given && ', always'}</span></span></label>
`;

const pageBoxes = (pages: readonly PageRow[]): Html =>
  html`<fieldset><legend>On which Pages</legend>
${pages.map(
  ({ id, name, instagramUsername }) =>
    html`<label class="box"><input type="checkbox" name="page" value="${id}" checked>
<span>${name}<span class="id">${id}${instagramUsername && html`, @${instagramUsername}`}</span></span></label>
`,
)}</fieldset>`;
