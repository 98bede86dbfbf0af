import { jsonText, quote } from '../text/json-text.ts';

/** How to write one JSON value of a declared type name. */
export const WRITERS = {
  string: (value: string) => quote(value),
  int: (value: number) => String(value),
  float: (value: number) => String(value),
  bool: (value: boolean) => (value ? 'true' : 'false'),
  object: (value: unknown) => jsonText(value),
} as const;

/** What a reader of a declared type gives. */
export type ValueOf<T extends keyof typeof WRITERS> = Parameters<(typeof WRITERS)[T]>[0];

/** The answer of an operation by the types of its members; undefined stays away. */
export type ResultOf<R extends Readonly<Record<string, keyof typeof WRITERS>>> = {
  readonly [K in keyof R]: ValueOf<R[K]> | undefined;
};
