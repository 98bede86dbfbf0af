import { html } from '../base/html.ts';
import { DOCS_PATH } from './docs/shelf.ts';

/** What stands at the top of every page of this server. */
export const top = html`<header class="top">
<a class="name" href="/"><svg width="26" height="26" viewBox="0 0 26 26" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" aria-hidden="true"><path d="M4 4.5h18v13H12l-5 4.5v-4.5H4z"/><circle cx="9" cy="11" r="1.6" fill="currentColor" stroke="none"/><circle cx="17" cy="8.5" r="1.6" fill="currentColor" stroke="none"/><circle cx="16" cy="14" r="1.6" fill="currentColor" stroke="none"/><path d="m9 11 8-2.5M9 11l7 3" stroke-width="1.2"/></svg>Convograph</a>
<nav aria-label="Site"><a href="${DOCS_PATH}">Docs</a><a href="${DOCS_PATH}clients">SDKs</a></nav>
</header>
`;
