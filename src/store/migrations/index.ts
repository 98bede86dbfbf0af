import type { Migration } from 'kysely/migration';
import { up as start } from './001-start.ts';
import { up as imports } from './002-imports.ts';

/** Numbered, append-only: a landed migration is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-start': { up: start },
  '002-imports': { up: imports },
};
