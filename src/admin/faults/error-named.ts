import { nearest } from '../../config/nearest.ts';
import { catalogue } from '../../graph/errors/catalogue.ts';
import type { ErrorName } from '../../graph/errors/error.ts';
import { AdminError } from '../error.ts';

/** How an error is asked for. */
interface ErrorAsk {
  readonly error?: string | undefined;
  readonly code?: number | undefined;
  readonly subcode?: number | undefined;
  readonly values?: Readonly<Record<string, string>> | undefined;
}

interface Row {
  readonly code: number;
  readonly subcode?: number;
  readonly message: string;
}

const ROWS: readonly (readonly [ErrorName, Row])[] = Object.entries(catalogue) as never;

/** Words in braces that are filled in from the call that meets it. */
const OF_CALL = ['method', 'id', 'path'];

/**
 * The error of the catalogue that is asked for: by its name, or the first with its code, and subcode,
 * whose message needs no word that was not given.
 * @throws AdminError that names the nearest where there is none
 */
export function errorNamed(ask: ErrorAsk): ErrorName {
  const [name, { message }] = found(ask);
  const missing = wordsOf(message).filter((word) => !isGiven(word, ask));
  if (missing.length === 0) return name;
  throw new AdminError(
    `The message of ${name} is "${message}": say in "values" what ${missing.map((word) => `{${word}}`).join(', ')} stands for.`,
  );
}

function found(ask: ErrorAsk): readonly [ErrorName, Row] {
  const { error, code, subcode } = ask;
  if (error !== undefined) {
    const named = ROWS.find(([name]) => name === error);
    if (named) return named;
    const near = nearest(
      error,
      ROWS.map(([name]) => name),
    );
    throw new AdminError(
      `There is no error ${error}${near === undefined ? ': name one of the catalogue, such as rateLimit.' : `. Did you mean ${near}?`}`,
    );
  }
  const ofCode = ROWS.filter(([, row]) => row.code === code);
  const exact = ofCode.filter(([, row]) => row.subcode === subcode);
  // Without a subcode any will do, where the code never comes alone.
  const some = exact.length > 0 || subcode !== undefined ? exact : ofCode;
  const ready = some.find(([, { message }]) => wordsOf(message).every((one) => isGiven(one, ask)));
  const best = ready ?? some[0];
  if (best) return best;
  throw new AdminError(
    `There is no error ${told(code, subcode)}: the nearest is ${nearestTo(code ?? 0, subcode, ofCode.length > 0 ? ofCode : ROWS)}.`,
  );
}

function nearestTo(code: number, subcode = 0, rows: typeof ROWS): string {
  const distance = ([, row]: (typeof ROWS)[number]) => [
    Math.abs(row.code - code),
    Math.abs((row.subcode ?? 0) - subcode),
  ];
  const [best] = rows.toSorted((one, other) => {
    const [a = 0, b = 0] = distance(one);
    const [c = 0, d = 0] = distance(other);
    return a - c || b - d;
  });
  return best ? `${told(best[1].code, best[1].subcode)} (${best[0]})` : 'none';
}

const told = (code: number | undefined, subcode: number | undefined): string =>
  [code, subcode].filter((each) => each !== undefined).join('/');

const wordsOf = (message: string): string[] =>
  [...message.matchAll(/\{(\w+)\}/g)].map(([, word = '']) => word);

/** Whether a message needs no word but those of the call. */
export const isReady = (message: string): boolean =>
  wordsOf(message).every((word) => OF_CALL.includes(word));

const isGiven = (word: string, { values = {} }: ErrorAsk): boolean =>
  OF_CALL.includes(word) || Object.hasOwn(values, word);
