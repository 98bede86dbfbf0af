import { type SqlBool, sql } from 'kysely';
import type { AppRow, PageRow } from '../../directory/tables.ts';
import { append } from '../../log/append.ts';
import { statement } from '../../statement.ts';
import type { Transaction } from '../../store.ts';
import { DIRECTORY } from '../revisions.ts';
import { freeControlOf } from './change-control.ts';
import { recordPage } from './record-page.ts';

type OfApp = Pick<AppRow, 'id' | 'name'>;
type OnPage = OfApp & { page: number };

/** Pages that have to do with an app: it was given to them, told of them, or speaks for them. */
const pages = statement<OfApp, number>(
  (db, p) =>
    db
      .selectFrom('installed_app')
      .select('page')
      .where('app', '=', p.id)
      .union(db.selectFrom('event_cursor').select('page').where('app', '=', p.id))
      .union(db.selectFrom('failure').select('page').where('app', '=', p.id))
      .union(db.selectFrom('idempotency_key').select('page').where('app', '=', p.id))
      .union(
        db
          .selectFrom('page')
          .select('no as page')
          .where((eb) =>
            eb.or([
              eb('default_app', '=', p.id),
              eb('primary_receiver', '=', p.id),
              sql<SqlBool>`takers like '%' || ${p.id} || '%'`,
              sql<SqlBool>`entry_apps like '%' || ${p.id} || '%'`,
            ]),
          ),
      )
      .union(db.selectFrom('conversation').select('page').where('owner_app', '=', p.id)),
  ([page]) => Number(page),
);

/** What of an app lies among the rows of a Page. */
const ON_PAGE = (['event_cursor', 'failure', 'attempt', 'idempotency_key'] as const).map((table) =>
  statement<OnPage>((db, p) =>
    db.deleteFrom(table).where('page', '=', p.page).where('app', '=', p.id),
  ),
);

const IN_DIRECTORY = [
  ...(
    [
      ...(['token', 'code', 'permission', 'app_role', 'subscription'] as const),
      ...(['installed_app', 'lane', 'call_count'] as const),
    ] as const
  ).map((table) => statement<OfApp>((db, p) => db.deleteFrom(table).where('app', '=', p.id))),
  // So that a seed file may bring it again.
  statement<OfApp>((db, p) =>
    db
      .deleteFrom('seeded')
      .where('page', '=', sql.lit(0))
      .where('kind', '=', sql.lit('app'))
      .where((eb) => eb.or([eb('id', '=', p.id), eb('id', '=', p.name)])),
  ),
  statement<OfApp>((db, p) => db.deleteFrom('app').where('id', '=', p.id)),
];

/**
 * Deletes an app: its secrets, tokens, roles, subscriptions, what Pages gave it and how far it had come there,
 * with an event on each of them. Conversations that it owns are nobody's then. What it sent stays, under its id.
 */
export async function deleteApp(tx: Transaction, app: AppRow, at: number): Promise<void> {
  const { id, name } = app;
  const directory = tx.rows(DIRECTORY);
  for (const page of await directory.all(pages, { id, name })) {
    const row = await tx.reader.pages.byNo(page);
    await freeControlOf(tx, page, id, at);
    if (row) await recordPage(tx, row.id, () => withoutApp(row, id), at);
    const rows = tx.rows(page);
    for (const each of ON_PAGE) await rows.run(each, { id, name, page });
    await append(tx, page, { at, kind: 'deleted', body: { app: id } });
  }
  for (const each of IN_DIRECTORY) await directory.run(each, { id, name });
}

/** A Page that does nothing by an app any more. */
const withoutApp = (page: PageRow, id: string): PageRow => ({
  ...page,
  defaultApp: page.defaultApp === id ? undefined : page.defaultApp,
  primaryReceiver: page.primaryReceiver === id ? undefined : page.primaryReceiver,
  takers: page.takers.filter((each) => each !== id),
  entryApps: page.entryApps.filter(({ app }) => app !== id),
});
