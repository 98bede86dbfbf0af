import { isSecretParam, shownBeginning } from '../graph/wire/secrets.ts';

/** Characters of a text, entries of a list and levels that are kept. */
const LONGEST = 1_000;
const MOST = 100;
const DEEPEST = 8;

/** Names of what operations take that is secret, besides those of Meta's parameters. */
const SECRET = new Set(['token', 'passphrase']);

/** What may be kept of something: without secrets, and nothing that is long. */
export type KeptInput = Readonly<Record<string, unknown>>;

/** What an operation was given, or an event holds, as it may be kept. */
export const keptInput = (input: object): KeptInput => kept(input, 0) as KeptInput;

function kept(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return short(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) return '…';
  if (Array.isArray(value)) return value.slice(0, MOST).map((each) => kept(each, depth + 1));
  const entries = Object.entries(value).slice(0, MOST);
  return Object.fromEntries(
    entries.map(([name, each]) => [
      name,
      (SECRET.has(name) || isSecretParam(name)) && isSecret(each) ? '…' : kept(each, depth + 1),
    ]),
  );
}

/** A token may be named by its number, and codes of errors are numbers. */
const isSecret = (value: unknown): boolean => typeof value === 'string' && !/^\d{1,3}$/.test(value);

const short = (text: string): string => shownBeginning(text, LONGEST);
