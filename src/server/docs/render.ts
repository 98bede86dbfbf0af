import { posix } from 'node:path';
import { Lexer, Parser, Renderer, type Tokens } from 'marked';
import { Html, html } from '../../base/html.ts';
import { DOCS_PATH, type DocPage, pageAddress, type Shelf } from './shelf.ts';

/** The page's Markdown as HTML. What is HTML in it is shown as it is written, and is none. */
export function renderPage(page: DocPage, shelf: Shelf): string {
  if (!page.file.endsWith('.md')) return html`<pre>${page.text}</pre>`.text;
  const renderer = new PageRenderer(page, shelf);
  return Parser.parse(Lexer.lex(page.text), { renderer });
}

class PageRenderer extends Renderer {
  readonly #page: DocPage;
  readonly #shelf: Shelf;
  readonly #ids = new Map<string, number>();

  constructor(page: DocPage, shelf: Shelf) {
    super();
    this.#page = page;
    this.#shelf = shelf;
  }

  override html({ text }: Tokens.HTML | Tokens.Tag): string {
    return html`${text}`.text;
  }

  override heading({ tokens, depth }: Tokens.Heading): string {
    const text = this.parser.parseInline(tokens, this.parser.textRenderer);
    const id = this.#idOf(text);
    return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
  }

  /** As GitHub makes it of a heading's text. */
  #idOf(text: string): string {
    const id = text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_\- ]/gu, '')
      .replaceAll(' ', '-');
    const earlier = this.#ids.get(id) ?? 0;
    this.#ids.set(id, earlier + 1);
    return earlier === 0 ? id : `${id}-${earlier}`;
  }

  /** Wide tables are moved within the page, not the page itself. */
  override table(token: Tokens.Table): string {
    return `<div class="wide" tabindex="0" role="region" aria-label="Table">${super.table(token)}</div>\n`;
  }

  override link({ href, tokens }: Tokens.Link): string {
    const text = new Html(this.parser.parseInline(tokens));
    const target = this.#targetOf(href);
    if (target) return html`<a href="${target}">${text}</a>`.text;
    // What the package does not bring, such as a test: its path says where it lies.
    return html`<span class="elsewhere" title="${href}, in the repository">${text}</span>`.text;
  }

  override image({ href, text }: Tokens.Image): string {
    const file = this.#fileOf(href);
    if (!file.endsWith('.svg') || !this.#shelf.assets.has(file)) return html`${text}`.text;
    return html`<img src="${pageAddress(file)}" alt="${text}">`.text;
  }

  /** Where a link leads here; undefined where to a file that is not served. */
  #targetOf(href: string): string | undefined {
    if (/^https?:\/\//i.test(href) || href.startsWith('#')) return href;
    const [path = '', anchor] = href.split('#', 2);
    const file = this.#fileOf(path);
    const page = this.#shelf.pages.get(file);
    if (page) return page.address + (anchor ? `#${anchor}` : '');
    if (this.#shelf.assets.has(file)) return pageAddress(file);
    // A folder has no page; the index has a heading for each.
    const folder = /^docs\/([a-z]+)\/?$/.exec(file)?.[1];
    return folder ? `${DOCS_PATH}#${folder}` : undefined;
  }

  #fileOf(path: string): string {
    return posix.join(posix.dirname(this.#page.file), path);
  }
}
