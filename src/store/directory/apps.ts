import { statement } from '../statement.ts';

export interface AppRow {
  readonly id: string;
  readonly name: string;
  /** Sealed: only `access/` can open it. */
  readonly sealedSecret: string;
}

const readApp = (row: readonly unknown[]): AppRow => ({
  id: row[0] as string,
  name: row[1] as string,
  sealedSecret: row[2] as string,
});
export const allApps = statement<object, AppRow>(
  (db) => db.selectFrom('app').select(['id', 'name', 'secret']).orderBy('id'),
  readApp,
);
export const appById = statement<{ id: string }, AppRow>(
  (db, p) => db.selectFrom('app').select(['id', 'name', 'secret']).where('id', '=', p.id),
  readApp,
);
export const insertApp = statement<{ id: string; name: string; secret: string }>((db, p) =>
  db.insertInto('app').values({ id: p.id, name: p.name, secret: p.secret }),
);
