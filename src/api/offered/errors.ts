import type { ErrorEntry } from '../../graph/errors/entry.ts';
import { type ErrorFamily, FAMILIES } from '../../graph/errors/families.ts';
import type { OfferedOperation } from './operations.ts';

/** An error, with what causes it. */
export interface OfferedError extends Omit<ErrorEntry, 'challenge'> {
  readonly name: string;
  readonly family: string;
}

/** Errors that have a cause in common. */
export interface OfferedFamily {
  readonly name: string;
  readonly words: string;
  /** Keys of the calls that meet them; any call of its hosts without it. */
  readonly operations?: readonly string[];
  readonly host?: 'instagram';
}

const ALL = Object.entries<ErrorFamily>(FAMILIES);

/** In the order of the catalogue of errors. */
export const offeredErrors = (): readonly OfferedError[] =>
  ALL.flatMap(([family, { errors }]) =>
    Object.entries(errors).map(([name, { challenge: _, ...entry }]) => ({
      ...{ name, family },
      ...entry,
    })),
  );

export const offeredFamilies = (
  operations: readonly OfferedOperation[],
): readonly OfferedFamily[] =>
  ALL.map(([name, { words, on, host }]) => ({
    ...{ name, words },
    ...(on && {
      operations: operations
        .filter(({ call_names: names }) => names.some((each) => on.includes(each)))
        .map(({ key }) => key),
    }),
    ...(host && { host }),
  }));
