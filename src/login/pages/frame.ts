import { type Html, html } from '../../base/html.ts';
import type { DialogKind } from '../scopes.ts';

/** A page of the dialog; whoever sends it adds head, style and headers. */
export interface LoginPage {
  readonly title: string;
  readonly body: Html;
  /** What runs on it: nothing but this. */
  readonly script?: string;
}

/** What every form carries besides what a person fills in. */
export interface FormParts {
  /** Where it goes: this dialog, as it was asked for. */
  readonly action: string;
  readonly token: string;
}

/** What of the platform's sites a page is of. */
export type Site = DialogKind | 'messenger';

const SITE: Readonly<Record<Site, string>> = {
  facebook: 'Facebook login',
  instagram: 'Instagram login',
  messenger: 'Account linking',
};

/** The card that everything stands in. */
export const card = (kind: Site, title: string, ...content: readonly Html[]): LoginPage => ({
  title,
  body: html`<main>
<p class="where"><span>${SITE[kind]}</span> <span>on Convograph, not Meta</span></p>
<h1>${title}</h1>
${content}
</main>`,
});

export const form = ({ action, token }: FormParts, ...content: readonly Html[]): Html =>
  html`<form method="post" action="${action}" autocomplete="off">
<input type="hidden" name="form_token" value="${token}">
${content}
</form>`;

/** A round mark with the first letters of a name, instead of a picture. */
export const mark = (name: string): Html => {
  const letters = name
    .split(/\s+/)
    .map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '')
    .slice(0, 2);
  return html`<span class="mark" aria-hidden="true">${letters.join('').toUpperCase()}</span>`;
};
