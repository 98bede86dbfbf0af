import { sql } from 'kysely';
import { statement } from '../statement.ts';

/** Whom an app reaches: its users, and whether a Page of its has limits. */
export interface AppReach {
  /** Users who hold a token of the app that was not revoked. */
  readonly users: number;
  /** Whether one of its Pages has limits on: its default app, a token for it, a user's role. */
  readonly limited: boolean;
  /** Rows it took to tell. */
  readonly rows: number;
}

export const reachOfApp = statement<{ app: string }, AppReach>(
  (db, p) =>
    db.selectFrom('token as t').select([
      sql<number>`count(distinct case when t.app = ${p.app} and t.revoked is null then t."user" end)`.as(
        'users',
      ),
      sql<number>`exists (
          select 1 from page where page.limits = 'on' and (
            page.default_app = ${p.app}
            or page.no in (select k.page from token k where k.app = ${p.app})
            or page.no in (
              select r.page from role r join token k on k."user" = r."user" where k.app = ${p.app}
            )
          )
        )`.as('limited'),
      sql<number>`count(*)`.as('rows'),
    ]),
  (row) => ({ users: row[0] as number, limited: row[1] === 1, rows: row[2] as number }),
);
