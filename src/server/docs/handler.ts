import type { IncomingMessage, ServerResponse } from 'node:http';
import { posix } from 'node:path';
import { html } from '../../base/html.ts';
import type { Scheduler } from '../../base/scheduler.ts';
import { drain } from '../drain.ts';
import { PAGE_HEADERS, sendHtml } from '../html-page.ts';
import { sendJson } from '../send-json.ts';
import { DOCS_STYLE, framed } from './frame.ts';
import { DOCS_PATH, type DocPage, pageAddress, readAsset, readShelf, type Shelf } from './shelf.ts';

/** Whether a path is one of the documentation. */
export const isDocsPath = (path: string): boolean =>
  path.startsWith(DOCS_PATH) || path === DOCS_PATH.slice(0, -1);

/**
 * Makes what serves the documentation that came with the package: README, guides and reference, as
 * pages. Nothing is read, and what renders not loaded, before the first is asked for; each page is
 * rendered once. It serves whoever asks: there is nothing of a store in it.
 */
export function docsHandler(): (
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
  scheduler: Scheduler,
) => Promise<void> {
  let reading: Promise<Shelf> | undefined;
  const bodies = new Map<string, string>();

  const bodyOf = async (page: DocPage, shelf: Shelf): Promise<string> => {
    const known = bodies.get(page.file);
    if (known !== undefined) return known;
    const { renderPage } = await import('./render.ts');
    const body = framed(page, renderPage(page, shelf), shelf);
    bodies.set(page.file, body);
    return body;
  };

  return async (req, res, path, scheduler) => {
    drain(req, scheduler);
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      const message = 'The documentation is there to be read: GET it.';
      sendJson(res, 405, { error: { message } }, { Allow: 'GET, HEAD' });
      return;
    }
    reading ??= readShelf();
    const shelf = await reading;
    const asked = path === DOCS_PATH.slice(0, -1) ? DOCS_PATH : path.replace(/\.md$/, '');
    const page = [...shelf.pages.values()].find(({ address }) => address === asked);
    if (page) {
      const body = await bodyOf(page, shelf);
      const title = page.file === 'README.md' ? page.title : `${page.title} · Convograph`;
      sendHtml(res, { status: 200, title, style: DOCS_STYLE, body, pictures: true });
      return;
    }
    const asset = [...shelf.assets].find((file) => pageAddress(file) === path);
    if (asset !== undefined) await sendAsset(res, asset);
    else sendMissing(res, path);
  };
}

const TYPES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
};

async function sendAsset(res: ServerResponse, file: string): Promise<void> {
  const bytes = await readAsset(file);
  res
    .writeHead(200, {
      'Content-Type': TYPES[posix.extname(file)],
      ...PAGE_HEADERS,
      // A picture may be opened by itself, and is a document then.
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
      'Content-Length': bytes.length,
    })
    .end(bytes);
}

function sendMissing(res: ServerResponse, path: string): void {
  const { text } = html`<div class="page"><main><h1>Nothing here</h1>
<p>There is no page at <code>${path.slice(0, 200)}</code>. <a href="${DOCS_PATH}">All pages</a></p></main></div>`;
  sendHtml(res, { status: 404, title: 'Nothing here', style: DOCS_STYLE, body: text });
}
