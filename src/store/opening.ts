import { migrations } from './migrations/index.ts';

/** The store was written by a later Convograph: this one would not understand it. */
export class NewerStoreError extends Error {
  override readonly name = 'NewerStoreError';
}

/** What is there is another program's. */
export class ForeignStoreError extends Error {
  override readonly name = 'ForeignStoreError';
}

/**
 * Whether a store has the tables of this version.
 * @param done the migrations that it has had
 * @throws NewerStoreError
 */
export function isUpToDate(done: readonly string[]): boolean {
  const newer = done.filter((name) => !(name in migrations));
  if (newer.length > 0) {
    throw new NewerStoreError(
      `The store was written by a newer Convograph (it has ${newer.join(', ')}): update this one.`,
    );
  }
  return done.length === Object.keys(migrations).length;
}
