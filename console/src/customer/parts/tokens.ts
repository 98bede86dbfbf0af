/** A piece of a text: words, or what leads somewhere. */
export type Token =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'link'; readonly words: string; readonly url: string };

/** What looks like an address: looked at more closely before it is one. */
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"'`\u2018-\u201f]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/gi;

/** What ends a sentence, and not an address. */
const TAIL = /[.,;:!?)\]}…]+$/;

/** Where a page may lead. */
const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The address that a text is, where it leads to a site, a mailbox or a telephone. */
export function safeUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return SCHEMES.has(url.protocol) ? url : undefined;
}

/** A text in pieces: nothing of it is ever read as HTML. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const words = match[0].replace(TAIL, '');
    const url = urlOf(words);
    if (!url) continue;
    if (match.index > from) found.push({ kind: 'words', words: text.slice(from, match.index) });
    found.push({ kind: 'link', words, url });
    from = match.index + words.length;
  }
  if (from < text.length) found.push({ kind: 'words', words: text.slice(from) });
  return found;
}

function urlOf(words: string): string | undefined {
  if (/^https?:/i.test(words)) return safeUrl(words)?.href;
  if (/^www\./i.test(words)) return safeUrl(`https://${words}`)?.href;
  return safeUrl(`mailto:${words}`)?.href;
}
