import { SECRET_PARAMS, withoutNamed, withoutTokens } from '../secrets.ts';

/** Characters of a value, and of all values of a call, that are kept. */
const LONGEST = 4_096;
const MOST = 16_384;

/** Parameters as they may be read: those that hold secrets are `…`, as are tokens within others. */
export function shownParams(params: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  let left = MOST;
  const shown: [string, string][] = [];
  for (const [name, value] of params) {
    if (left <= 0) break;
    const text = SECRET_PARAMS.has(name)
      ? '…'
      : readable(name, cut(value, Math.min(LONGEST, left)));
    left -= name.length + text.length;
    shown.push([name.slice(0, LONGEST), text]);
  }
  return Object.fromEntries(shown);
}

/** The calls of a batch have parameters of their own. */
const readable = (name: string, text: string): string =>
  withoutTokens(name === 'batch' ? withoutNamed(text) : text);

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most).toWellFormed()}…` : text;
