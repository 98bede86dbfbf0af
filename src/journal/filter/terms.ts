import type { JournalEntry } from '../entries.ts';
import type { TimelineRow } from '../timeline/row.ts';

/** What a filter looks at: a row, and the entry that it was made of. */
export interface FilterSubject {
  readonly row: TimelineRow;
  readonly entry: JournalEntry;
}

/** A condition by its name. */
interface Term {
  /** What a value has to be, where it is not. */
  must(value: string): string | undefined;
  /** Whether it holds of a value. */
  holds(value: string, subject: FilterSubject): boolean;
}

const anything = (): undefined => undefined;

const oneOf =
  (words: readonly string[]) =>
  (value: string): string | undefined =>
    words.includes(value) ? undefined : `one of ${words.join(', ')}`;

const fits =
  (form: RegExp, must: string) =>
  (value: string): string | undefined =>
    form.test(value) ? undefined : must;

const KINDS = ['call', 'act', 'event', 'webhook', 'not_sent', 'control'];

const same = (name: 'app' | 'page' | 'conversation' | 'person' | 'mid' | 'gate'): Term => ({
  must: anything,
  holds: (value, { row }) => row[name] === value,
});

const number = (name: 'cause' | 'event' | 'seq'): Term => ({
  must: fits(/^\d{1,15}$/, 'a number'),
  holds: (value, { row }) => row[name] === Number(value),
});

/** What a row has to be. */
const IS: Readonly<Record<string, (row: TimelineRow) => boolean>> = {
  refused: ({ kind, status = 0, code }) =>
    (kind === 'call' || kind === 'control') && (status >= 400 || code !== undefined),
  failed: ({ kind, delivered }) => kind === 'webhook' && delivered === false,
  untold: ({ kind, note }) => kind === 'not_sent' || (kind === 'act' && note !== undefined),
  faulty: ({ fault }) => fault !== undefined,
};

/** Every name that a term may have. */
export const TERMS = {
  kind: { must: oneOf(KINDS), holds: (value, { row }) => row.kind === value },
  app: same('app'),
  page: same('page'),
  conversation: same('conversation'),
  person: same('person'),
  mid: same('mid'),
  code: {
    must: fits(/^\d{1,15}(?:\/\d{1,15})?$/, 'a number such as 613, or 100/33 with its subcode'),
    holds: (value, { row }) => {
      const [code, subcode] = value.split('/').map(Number);
      return row.code === code && (subcode === undefined || row.subcode === subcode);
    },
  },
  status: {
    must: fits(/^(?:[1-5]\d\d|[1-5]xx|none)$/i, 'such as 200, 4xx or none'),
    holds: (value, { row: { kind, status } }) => {
      if (/^none$/i.test(value))
        return (kind === 'call' || kind === 'webhook') && status === undefined;
      if (status === undefined) return false;
      return /xx$/i.test(value) ? String(status)[0] === value[0] : status === Number(value);
    },
  },
  path: {
    must: anything,
    holds: (value, { row, entry }) => {
      if (entry.kind !== 'call') return false;
      const bare = row.what.replace(/^\S+ /, '');
      return isLike(value, bare) || isLike(value, entry.prefix + entry.path);
    },
  },
  method: {
    must: fits(/^[a-z]{1,10}$/i, 'such as POST'),
    holds: (value, { entry }) => entry.kind === 'call' && entry.method === value.toUpperCase(),
  },
  is: { must: oneOf(Object.keys(IS)), holds: (value, { row }) => IS[value]?.(row) === true },
  cause: number('cause'),
  event: number('event'),
  seq: number('seq'),
  gate: same('gate'),
  trace: {
    must: anything,
    holds: (value, { entry }) => entry.kind === 'call' && entry.requestId === value,
  },
} as const satisfies Readonly<Record<string, Term>>;

export type TermName = keyof typeof TERMS;

/** Whether a text is as a pattern says, in which `*` stands for any letters. */
function isLike(pattern: string, text: string): boolean {
  const parts = pattern.split('*');
  const [first = ''] = parts;
  if (parts.length === 1) return pattern === text;
  const last = parts.at(-1) as string;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}
