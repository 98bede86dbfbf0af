import { html } from '../../base/html.ts';
import type { LoginDeps } from '../deps.ts';
import type { DialogRequest } from '../dialog-request.ts';
import type { ShownPeople } from '../people.ts';
import { card, type FormParts, form, type LoginPage, mark } from './frame.ts';

const NOBODY: Readonly<Record<DialogRequest['kind'], string>> = {
  facebook: 'user create --name "Ada Lovelace" --page "My Page"',
  instagram: 'page create --name "My Page" --instagram my.page',
};

/** Asks who logs in. */
export function peoplePage(
  { app, kind }: DialogRequest,
  { shown, all }: ShownPeople,
  find: string,
  parts: FormParts,
  command: LoginDeps['command'],
): LoginPage {
  const who = kind === 'facebook' ? 'people' : 'accounts';
  const isLong = all > shown.length || find !== '';
  return card(
    kind,
    `Who logs in to ${app.name}?`,
    form(
      parts,
      isLong
        ? html`<div class="find"><label for="find">Find by name or id, of ${all} ${who}</label>
<span><input id="find" name="find" value="${find}" maxlength="100"><button name="action" value="people">Find</button></span></div>`
        : html``,
      html`<ul class="people">${shown.map(
        (person) =>
          html`<li><button name="person" value="${person.id}">${mark(person.name)}<span>${person.name}<span class="id">${person.id}</span></span></button></li>
`,
      )}</ul>`,
      all === 0
        ? html`<p>There is nobody yet. In a terminal:</p><pre>${command(NOBODY[kind])}</pre>`
        : html`${shown.length === 0 && html`<p>Nobody is called so.</p>`}`,
      html`<div class="buttons"><button name="action" value="cancel">Cancel</button></div>`,
    ),
  );
}
