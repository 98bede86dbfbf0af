import { TERMS, type TermName } from './terms.ts';

/** One condition of a filter. */
export interface FilterTerm {
  /** Undefined of a bare word. */
  readonly name: TermName | undefined;
  /** One of them has to hold. */
  readonly values: readonly string[];
  readonly isNegated: boolean;
}

/** A filter that cannot be read; the message is a sentence that says where and why. */
export class FilterError extends Error {
  override readonly name = 'FilterError';
  /** Of the character that it is about, from 1. */
  readonly at: number;

  constructor(sentence: string, at: number) {
    super(`${sentence}, at character ${at} of the filter.`);
    this.at = at;
  }
}

/** Characters of a filter, and its terms. */
const LONGEST = 1_000;
const MOST = 50;

const TERM = /(-?)(?:([A-Za-z_]+):)?((?:"(?:[^"\\]|\\.)*"|[^\s"])*)/y;
const PART = /"((?:[^"\\]|\\.)*)"|([^,"]+)/g;

/**
 * Reads a filter: terms with blanks between, all of which have to hold. A term is `name:value`, whose
 * values may be several between commas, or a word; `-` before it turns it round; what holds blanks or
 * commas stands in quotes.
 * @throws FilterError
 */
export function parseFilter(text: string): readonly FilterTerm[] {
  if (text.length > LONGEST)
    throw new FilterError(`It has more than ${LONGEST} characters`, LONGEST);
  const terms: FilterTerm[] = [];
  for (let at = blanksFrom(text, 0); at < text.length; at = blanksFrom(text, at)) {
    TERM.lastIndex = at;
    const [whole = '', minus = '', name, rest = ''] = TERM.exec(text) ?? [];
    const end = at + whole.length;
    if (text[end] === '"') throw new FilterError('A quote is not closed', end + 1);
    if (terms.length === MOST) throw new FilterError(`It has more than ${MOST} terms`, at + 1);
    const valueAt = end - rest.length;
    terms.push(termOf(minus === '-', name, rest, at + minus.length, valueAt));
    at = end;
  }
  return terms;
}

function termOf(
  isNegated: boolean,
  name: string | undefined,
  rest: string,
  nameAt: number,
  valueAt: number,
): FilterTerm {
  if (name !== undefined && !isTermName(name)) {
    throw new FilterError(
      `There is no "${name.slice(0, 30)}": it may be ${Object.keys(TERMS).join(', ')}, or a word in quotes`,
      nameAt + 1,
    );
  }
  // A word is one, with its commas.
  const values = name === undefined ? [unquoted(rest)] : valuesIn(rest);
  if (values.length === 0 || values.includes('')) {
    throw new FilterError(name ? `${name}: is given nothing` : 'There is no word', valueAt + 1);
  }
  for (const value of values) {
    const must = name && TERMS[name].must(value);
    if (must) throw new FilterError(`${name}: must be ${must}`, valueAt + 1);
  }
  return { name, values, isNegated };
}

const isTermName = (name: string): name is TermName => Object.hasOwn(TERMS, name);

const valuesIn = (text: string): string[] =>
  [...text.matchAll(PART)].map(([, quoted, bare = '']) =>
    quoted === undefined ? bare : unescaped(quoted),
  );

const unquoted = (text: string): string =>
  text.replaceAll(/"((?:[^"\\]|\\.)*)"/g, (_, quoted: string) => unescaped(quoted));

const unescaped = (text: string): string => text.replaceAll(/\\(.)/gs, '$1');

function blanksFrom(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? '')) at++;
  return at;
}
