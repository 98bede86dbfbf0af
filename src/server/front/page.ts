import { type CoverageRow, coverageRows } from '../../api/coverage.ts';
import { type Html, html } from '../../base/html.ts';
import { CONSOLE_PATH } from '../console/handler.ts';
import { DOCS_PATH } from '../docs/shelf.ts';
import { top } from '../top.ts';
import { sdkLines } from './sdks.ts';
import type { FrontFacts } from './view.ts';

/** The version that examples name: the one that clients ask for today. */
const VERSION = 'v26.0';

/** What to read next; a test follows every link. */
const READING: Readonly<Record<string, readonly (readonly [path: string, text: string])[]>> = {
  'Start here': [
    ['README', 'What it does, in one page'],
    ['clients', 'Every client, and how to bring it here'],
    ['guides/seed-file', 'Begin with what your tests need'],
    ['compatibility', 'Every field, edge and error'],
  ],
  'Make it fail on purpose': [
    ['guides/permissions', 'Missing scopes, app review, testers'],
    ['guides/tokens', 'Tokens, and all that ends them'],
    ['guides/rate-limits', 'Rate limits'],
    ['guides/login', 'The login dialog'],
  ],
  'Own the data': [
    ['guides/import-an-archive', 'Import Meta’s download'],
    ['guides/export', 'Take it out again'],
    ['reference/control', 'The control plane'],
    ['SECURITY', 'What is promised'],
  ],
};

/**
 * The front page: what this is, and how to go on from here.
 * @param url scheme and host by which the reader came
 */
export function frontPage(facts: FrontFacts, url: string): string {
  const catalogue = coverageRows().filter(({ kind }) => kind === 'edge');
  const offered = catalogue.filter(({ state }) => state !== 'not yet');
  const missing = catalogue.filter(({ state }) => state === 'not yet');
  return html`<div class="page">
${top}
<main>
<section class="hero">
<h1>A Graph API for Messenger and Instagram, on this machine</h1>
<p>Convograph answers as graph.facebook.com does: conversations, their messages, and who controls each
thread. ${facts.served} Programs get JSON at every address, this one too; a browser that opens it gets this page.</p>
<p class="address"><span>Base URL</span><code>${url}/${VERSION}</code></p>
${
  facts.hasConsole &&
  html`<p><a href="${CONSOLE_PATH}">The console</a> shows what people did, what was sent and why, and what an app asked
back. It opens by the link that the terminal printed, which has its key.</p>
`
}</section>
<section>
<h2>Try it</h2>
<p>In a terminal, with a token of your own:</p>
${calls(facts, url)}
</section>
<section>
<h2>Ids</h2>
${ids(facts)}
</section>
<section>
<h2>Point an SDK at it</h2>
${rows(sdkLines(url).map(({ client, code }) => [client, html`<code>${code}</code>`]))}
<p><a href="${DOCS_PATH}clients">What else each client needs</a>, and those that want https.</p>
</section>
<section>
<h2>Not offered yet</h2>
${described(missing)}
<p>Meta’s host has these; here they are refused.</p>
</section>
<section>
<h2>Offered</h2>
${described(offered)}
<p><a href="${DOCS_PATH}compatibility">Every field, parameter and error</a> stands in the list of what is compatible.</p>
</section>
<section>
<h2>Read on</h2>
<div class="reading">${Object.entries(READING).map(
    ([title, links]) => html`<div><h3>${title}</h3><ul>${links.map(
      ([path, text]) => html`<li><a href="${DOCS_PATH}${path}">${text}</a></li>`,
    )}</ul></div>
`,
  )}</div>
</section>
</main>
<footer>Convograph ${facts.version}, Apache-2.0. Not affiliated with Meta.</footer>
</div>`.text;
}

function calls({ calls, token, rootFile }: FrontFacts, url: string): Html {
  const lines = calls.map(
    ({ title, path }) => html`
<span class="note"># ${title}</span>
curl -g ${rootFile !== undefined && '--cacert "$CA" '}"$URL/${path}&amp;access_token=$TOKEN&amp;pretty=1"
`,
  );
  return html`<pre tabindex="0"><code>URL=${url}/${VERSION}
TOKEN=EAA…   <span class="note"># ${token}</span>${
    rootFile !== undefined &&
    html`
CA='${rootFile}'`
  }
${lines}</code></pre>`;
}

function ids({ ids, more }: FrontFacts): Html {
  if (ids.length === 0) return html`<p>Who holds the control key can list them.</p>`;
  return html`<dl class="ids">${ids.map(
    ({ what, id, name }) =>
      html`<div><dt>${what}</dt><dd><code>${id}</code>${name !== undefined && html`<span>${name}</span>`}</dd></div>
`,
  )}</dl>
${more > 0 && html`<p>And ${more} more: <code>npx convograph page list</code>, <code>npx convograph app list</code>.</p>`}`;
}

const rows = (pairs: readonly (readonly [head: string | Html, text: string | Html])[]): Html =>
  html`<dl class="rows">${pairs.map(
    ([head, text]) => html`<div><dt>${head}</dt><dd>${text}</dd></div>
`,
  )}</dl>`;

const described = (catalogue: readonly CoverageRow[]): Html =>
  rows(catalogue.map(({ key, description }) => [html`<code>${key}</code>`, prose(description)]));

/** Text in which code stands between backticks. */
const prose = (text: string): Html =>
  html`${text.split('`').map((part, i) => (i % 2 ? html`<code>${part}</code>` : part))}`;
