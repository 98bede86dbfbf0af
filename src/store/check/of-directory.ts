import { sql } from 'kysely';
import type { TableName } from '../transfer/tables.ts';
import { type Invariant, LEADS_NOWHERE, namesAbove, noneAbove } from './invariant.ts';

const APP = ['app', 'id'] as const;
const USER = ['user', 'id'] as const;
const NUMBER = ['page', 'no'] as const;

/** Of which tables it is said what of an app, a user or a Page. */
const REFERENCES = [
  ['app_role', 'app', APP, 'Somebody has a role on an app that is not there.'],
  ['app_role', 'user', USER, 'Who has a role on an app is not there.'],
  ['role', 'page', NUMBER, 'Somebody has a role on a Page that is not there.'],
  ['role', 'user', USER, 'Who has a role on a Page is not there.'],
  ['token', 'app', APP, 'A token is of an app that is not there.'],
  ['token', 'user', USER, 'A token is of a user who is not there.'],
  ['token', 'page', NUMBER, 'A token is of a Page that is not there.'],
  ['permission', 'app', APP, 'Something was allowed to an app that is not there.'],
  ['permission', 'user', USER, 'Something was allowed by a user who is not there.'],
  ['code', 'app', APP, 'A login code is of an app that is not there.'],
  ['subscription', 'app', APP, 'An app has a callback that is not there itself.'],
  ['installed_app', 'app', APP, 'A Page has an app that is not there.'],
  ['installed_app', 'page', NUMBER, 'A Page has an app, and is not there itself.'],
  ['call_count', 'app', APP, 'Calls are counted of an app that is not there.'],
  ['page', 'default_app', APP, 'The default app of a Page is not there.'],
  ['page', 'primary_receiver', APP, 'The primary receiver of a Page is not there.'],
] as const satisfies readonly (readonly [
  TableName,
  string,
  readonly [TableName, string],
  string,
])[];

/** What stands above the Pages. */
export const OF_DIRECTORY: readonly Invariant[] = [
  ...REFERENCES.map(([table, column, to, says]) => namesAbove(table, column, to, says)),
  {
    table: 'page',
    name: 'page.name_key',
    says: 'A Page is looked up by another name than it has.',
    means: 'Commands that name the Page do not find it; its id still leads to it.',
    todo: 'Give it its name once more: `page set PAGE --name NAME`.',
    isBroken: ({ name, name_key: key }) => String(name).normalize() !== key,
  },
  {
    table: 'page',
    name: 'page.counters',
    says: 'A Page has no counters, although something of it was changed.',
    means:
      'Numbers of its events may be given a second time, and what is kept in memory may be old.',
    todo: LEADS_NOWHERE.todo,
    broken: () => noneAbove('page_revision', sql`o.page = r.no`),
  },
];
