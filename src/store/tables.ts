import type { TableOf } from './codec.ts';
import type * as directory from './directory/tables.ts';
import type * as log from './log/tables.ts';
import type * as control from './page/control-tables.ts';
import type * as given from './page/given-tables.ts';
import type * as sending from './page/sending-tables.ts';
import type * as page from './page/tables.ts';
import type * as reversals from './reversals/tables.ts';

/**
 * The tables, one schema for SQLite and PostgreSQL. Every key begins with the Page's number, so a
 * row cannot be reached without naming its Page. Meta-style text ids stand once, in the tables of
 * Pages, conversations and people; messages are keyed by small integers (decisions/0003).
 */
export type Tables = Of<typeof directory> &
  Of<typeof log> &
  Of<typeof page> &
  Of<typeof sending> &
  Of<typeof given> &
  Of<typeof control> &
  Of<typeof reversals>;

type Of<M> = {
  [K in keyof M as M[K] extends { readonly table: infer T extends string } ? T : never]: TableOf<
    M[K]
  >;
};
