import { Html, html } from '../../base/html.ts';
import { LOOK } from '../look.ts';
import { top } from '../top.ts';
import type { DocPage, Shelf } from './shelf.ts';

/** The look of a page of the documentation. */
export const DOCS_STYLE = `${LOOK}
.page { max-width: 1180px; margin: 0 auto; padding: 0 24px 96px; }
.columns { display: grid; grid-template-columns: 220px minmax(0, 1fr); gap: 56px; align-items: start; }
aside { position: sticky; top: 12px; max-height: calc(100vh - 24px); overflow-y: auto; font-size: 14.5px;
  padding: 0 0 24px 10px; margin-left: -10px; }
aside p { margin: 18px 0 6px; font-size: 12.5px; font-weight: 650; color: var(--dim); }
aside ul { list-style: none; margin: 0; padding: 0; }
aside a { display: block; padding: 4px 10px; margin-left: -10px; border-radius: 6px; color: var(--ink);
  text-decoration: none; line-height: 1.4; }
aside a:hover { background: var(--sunk); }
aside a[aria-current] { background: var(--mark); font-weight: 600; }
summary { cursor: pointer; font-weight: 600; padding: 10px 0; }
main { min-width: 0; max-width: 780px; }
main h1 { font-size: 34px; margin: 14px 0 18px; font-weight: 700; }
main h2 { font-size: 23px; margin: 48px 0 12px; font-weight: 680; }
main h3 { font-size: 18px; margin: 32px 0 8px; font-weight: 650; }
main p, main ul, main ol { margin: 0 0 16px; }
main ul, main ol { padding-left: 22px; }
main li { margin: 6px 0; }
main li::marker { color: var(--dim); }
main pre { margin: 0 0 20px; }
main :not(pre) > code { background: var(--sunk); border-radius: 4px; padding: .12em .34em; box-decoration-break: clone;
  -webkit-box-decoration-break: clone;
  overflow-wrap: anywhere; }
main a code { color: inherit; }
main img { display: block; max-width: 100%; height: auto; margin: 8px 0 24px; }
.wide { overflow-x: auto; margin: 0 0 24px; }
table { border-collapse: collapse; min-width: 100%; font-size: 15px; line-height: 1.5; }
th, td { text-align: left; vertical-align: top; padding: 8px 16px 8px 0; border-bottom: 1px solid var(--line); }
th { font-size: 13.5px; color: var(--dim); font-weight: 600; }
th:empty { padding: 0; }
.elsewhere { color: var(--dim); border-bottom: 1px dotted var(--line); }
@media (max-width: 860px) { .columns { display: block; } aside { position: static; max-height: none; padding-left: 0; margin-left: 0;
  border-bottom: 1px solid var(--line); padding-bottom: 10px; margin-bottom: 8px; } }
@media (min-width: 861px) { aside .small { display: none; } aside .large { display: block; } }
@media (max-width: 860px) { aside .large { display: none; } }
@media (max-width: 480px) { .page { padding: 0 18px 64px; } main h1 { font-size: 28px; }
  td:first-child code { white-space: nowrap; } }
`;

/** What the list beside every page names, in this order. */
const GROUPS = {
  Guides: 'docs/guides/',
  'What hurts': 'docs/pains/',
  Reference: 'docs/reference/',
} as const;

/** References that do not lie in their folder. */
const REFERENCES: readonly string[] = ['docs/compatibility.md', 'docs/wire.md'];

/** A page with what stands around it. */
export function framed(page: DocPage, body: string, shelf: Shelf): string {
  const pages = [...shelf.pages.values()];
  const link = ({ address, title }: DocPage): Html =>
    html`<li><a href="${address}"${address === page.address && html` aria-current="page"`}>${title}</a></li>
`;
  const group = (name: keyof typeof GROUPS): Html => {
    const files = pages.filter(
      ({ file }) =>
        file.startsWith(GROUPS[name]) || (name === 'Reference' && REFERENCES.includes(file)),
    );
    return html`<p>${name}</p><ul>${files.map(link)}</ul>`;
  };
  const start = ['README.md', 'docs/README.md', 'SECURITY.md', 'CHANGELOG.md'];
  const list = html`<ul>${start.flatMap((file) => shelf.pages.get(file) ?? []).map(link)}</ul>
${group('Guides')}
${group('What hurts')}
${group('Reference')}`;
  return html`<div class="page">
${top}
<div class="columns">
<aside><nav class="large" aria-label="Documentation">${list}</nav>
<details class="small"><summary>All pages</summary><nav aria-label="All pages">${list}</nav></details></aside>
<main>
${new Html(body)}
</main>
</div>
</div>`.text;
}
