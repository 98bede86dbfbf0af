import type { RawRow } from './raw-rows.ts';
import type { RowsSource } from './rows-source.ts';
import { type TableName, WHOLE_TABLES } from './tables.ts';

/** Which rows of a table: all of them, none, those of the Page, or those that a function takes. */
type Part = 'page' | ((row: RawRow) => boolean);

/** What a Page rests on that stands above it. */
interface Around {
  readonly apps: ReadonlySet<unknown>;
  readonly users: ReadonlySet<unknown>;
}

const ALL_OF_PAGE: readonly TableName[] = WHOLE_TABLES.filter(({ isOfPage }) => isOfPage).map(
  ({ table }) => table,
);

/**
 * One Page of a store, with what it rests on: its roles and tokens, the people who have them, and the apps
 * that it has, that hold a token of it or a conversation.
 */
export async function rowsOfPage(source: RowsSource, no: number): Promise<RowsSource> {
  const { apps, users } = await around(source, no);
  const both = (row: RawRow) => apps.has(row.app) && users.has(row.user);
  const isToken = (row: RawRow) => isOfPage(row, no) || (row.page === null && both(row));
  const parts: Partial<Record<TableName, Part>> = {
    ...Object.fromEntries(ALL_OF_PAGE.map((table) => [table, 'page'])),
    page: (row) => row.no === no,
    page_revision: 'page',
    installed_app: 'page',
    role: 'page',
    app: (row) => apps.has(row.id),
    user: (row) => users.has(row.id),
    app_role: both,
    permission: both,
    subscription: (row) => apps.has(row.app),
    token: isToken,
  };
  return {
    async *rows(table) {
      const part = parts[table];
      if (part === undefined) return;
      const all = part === 'page' ? source.rows(table, no) : source.rows(table);
      for await (const rows of all) yield part === 'page' ? rows : rows.filter(part);
    },
    // What stands above is little beside what a Page holds.
    count: (table) => (parts[table] === 'page' ? source.count(table, no) : 0),
  };
}

const isOfPage = (row: RawRow, no: number): boolean => row.page === no;

async function around(source: RowsSource, no: number): Promise<Around> {
  const apps = new Set<unknown>();
  const users = new Set<unknown>();
  const note = async (table: TableName, take: (row: RawRow) => void, page?: number) => {
    for await (const rows of source.rows(table, page)) for (const row of rows) take(row);
  };
  await note('page', (row) => void (row.no === no && row.default_app && apps.add(row.default_app)));
  await note('role', ({ user }) => users.add(user), no);
  await note('installed_app', ({ app }) => apps.add(app), no);
  await note('conversation', ({ owner_app: app }) => void (app && apps.add(app)), no);
  await note('person', ({ user }) => void (user && users.add(user)), no);
  await note('token', (row) => {
    const isItsPeoples = row.page === null && users.has(row.user);
    if (!isOfPage(row, no) && !isItsPeoples) return;
    apps.add(row.app);
    if (row.user !== null) users.add(row.user);
  });
  await note('app_role', ({ app, user }) => void (apps.has(app) && users.add(user)));
  return { apps, users };
}
