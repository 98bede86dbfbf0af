import { isDeepStrictEqual } from 'node:util';

/** Names of what is another than before, of which there may have been nothing. */
export const changedKeys = <T extends object>(before: Partial<T> | undefined, after: T): string[] =>
  Object.entries(after).flatMap(([key, value]) =>
    isDeepStrictEqual(before?.[key as keyof T], value) ? [] : [key],
  );
