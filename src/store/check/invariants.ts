import { sql } from 'kysely';
import { isReadable, type TableName, WHOLE_TABLES } from '../transfer/tables.ts';
import { type Invariant, LEADS_NOWHERE, noneAbove, UNREADABLE } from './invariant.ts';
import { OF_CONVERSATIONS } from './of-conversations.ts';
import { OF_DIRECTORY } from './of-directory.ts';
import { OF_IMPORTS } from './of-imports.ts';
import { OF_LOG } from './of-log.ts';

/** Seeds of what stands above the Pages lie under the number of none. */
const BESIDES: ReadonlySet<TableName> = new Set(['seeded']);

/** Of each table: every cell can be read, and the Page is there. */
const ofAll: readonly Invariant[] = WHOLE_TABLES.flatMap(({ table, isOfPage }) => [
  {
    table,
    name: `${table}.readable`,
    says: `A row of the table ${table} holds what its columns do not.`,
    ...UNREADABLE,
    isBroken: (row) => !isReadable(table, row),
  } satisfies Invariant,
  ...(isOfPage
    ? [
        {
          table,
          name: `${table}.page`,
          says: `A row of the table ${table} is of a Page that is not there.`,
          ...LEADS_NOWHERE,
          broken: () =>
            sql`(${BESIDES.has(table) ? sql`r.page <> 0 and ` : sql``}${noneAbove('page', sql`o.no = r.page`)})`,
        } satisfies Invariant,
      ]
    : []),
]);

/** All that holds of the rows of a store that is sound. */
export const INVARIANTS: readonly Invariant[] = [
  ...ofAll,
  ...OF_DIRECTORY,
  ...OF_CONVERSATIONS,
  ...OF_IMPORTS,
  ...OF_LOG,
];
