/**
 * Names out of a text that lists who takes part: after a colon, with commas and a last "and".
 * @param locales languages that the page may be in
 * @param known names of those who wrote
 */
export function namesIn(
  heading: string,
  locales: readonly string[],
  known: ReadonlySet<string>,
): string[] {
  const list = /[:：]\s*(\S.*)$/.exec(heading)?.[1];
  if (list === undefined || list.includes('://')) return [];
  const pieces = list.split(/,\s+|、/).map((piece) => piece.trim());
  const last = pieces.pop() ?? '';
  return [...pieces, ...parted(last, locales, known)].filter(Boolean);
}

function parted(text: string, locales: readonly string[], known: ReadonlySet<string>): string[] {
  if (known.has(text)) return [text];
  for (const word of new Set(['en', ...locales.slice(0, 5)].map(andOf))) {
    const at = word.trim() === '' ? -1 : text.lastIndexOf(word);
    if (at > 0) return [text.slice(0, at).trim(), text.slice(at + word.length).trim()];
    if (at === 0) return [text.slice(word.length).trim()];
    if (text.startsWith(word.trimStart())) return [text.slice(word.trimStart().length).trim()];
  }
  return [text];
}

/** How a language joins the last two of a list. */
function andOf(locale: string): string {
  const format = new Intl.ListFormat(locale, { type: 'conjunction' });
  return format.formatToParts(['\0', '\0']).find(({ type }) => type === 'literal')?.value ?? '';
}
