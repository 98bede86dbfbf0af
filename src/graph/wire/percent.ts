/** One character as well-formed percent-encoded UTF-8 (RFC 3629 section 4). */
const CHARACTER = new RegExp(
  [
    '%[0-7][\\da-f]',
    '%(?:c[2-9a-f]|d[\\da-f])%[89ab][\\da-f]',
    '%e0%[ab][\\da-f]%[89ab][\\da-f]',
    '%(?:e[1-9a-cef])%[89ab][\\da-f]%[89ab][\\da-f]',
    '%ed%[89][\\da-f]%[89ab][\\da-f]',
    '%f0%[9ab][\\da-f]%[89ab][\\da-f]%[89ab][\\da-f]',
    '%f[1-3]%[89ab][\\da-f]%[89ab][\\da-f]%[89ab][\\da-f]',
    '%f4%8[\\da-f]%[89ab][\\da-f]%[89ab][\\da-f]',
  ].join('|'),
  'gi',
);

/** Decodes what is well-formed and leaves every other `%` as it stands; never throws. */
export const decodeLeniently = (text: string): string =>
  text.replace(CHARACTER, decodeURIComponent);

/** As {@link decodeLeniently}, quicker for text that is well-formed, as nearly all of it is. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return decodeLeniently(text);
  }
}
