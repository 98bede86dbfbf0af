import { sql } from 'kysely';
import type { Awaitable } from '../../base/awaitable.ts';
import { Reads } from '../reads.ts';
import { find, insert, remove, update } from '../rows.ts';
import { rowCount, statement } from '../statement.ts';
import { expireCodesOf, expireCodesOfApp } from './codes.ts';
import { updateLapses } from './permissions.ts';
import { type RevocationCause, TOKEN, type TokenRow } from './tables.ts';

/** A token as it is issued. */
export type NewTokenRow = Omit<TokenRow, 'revoked' | 'cause'>;

interface Revocation {
  user: string;
  at: number;
  cause: number;
}
interface OfApp {
  app: string;
  user: string;
}

const byNo = find(TOKEN, ['no']);
const after = statement<{ issued: number; no: number; limit: number }, TokenRow>(
  (db, p) =>
    db
      .selectFrom('token')
      .select(TOKEN.select)
      .where((eb) => eb(eb.refTuple('issued', 'no'), '>', eb.tuple(p.issued, p.no)))
      .orderBy('issued')
      .orderBy('no')
      .limit(rowCount(p.limit)),
  TOKEN.read,
);
const add = insert(TOKEN);
const removeOne = remove(TOKEN, ['no']);
const putExpiry = update(TOKEN, ['expires'], ['no']);
const putRights = update(
  TOKEN,
  ['scopes', 'tasks', 'expires', 'revoked', 'cause', 'dataAccess'],
  ['no'],
);
const revoke = statement<{ no: number; at: number }>((db, p) =>
  db
    .updateTable('token')
    .set({ revoked: p.at })
    .where('no', '=', p.no)
    .where('revoked', 'is', null),
);
/** Of a person's tokens those of system users live on: nobody logs them out. */
const revokeOf = statement<Revocation>((db, p) =>
  db
    .updateTable('token')
    .set({ revoked: p.at, cause: p.cause })
    .where('user', '=', p.user)
    .where('kind', '!=', sql.lit('system'))
    .where('revoked', 'is', null),
);
const revokeOfApp = statement<Revocation & OfApp>((db, p) =>
  db
    .updateTable('token')
    .set({ revoked: p.at, cause: p.cause })
    .where('app', '=', p.app)
    .where('user', '=', p.user)
    .where('revoked', 'is', null),
);
const putDataAccess = statement<OfApp & { until: number }>((db, p) =>
  db
    .updateTable('token')
    .set({ data_access: p.until })
    .where('app', '=', p.app)
    .where('user', '=', p.user)
    .where('data_access', 'is not', null),
);
const endDataAccess = statement<OfApp & { at: number }>((db, p) =>
  db
    .updateTable('token')
    .set({ data_access: p.at })
    .where('app', '=', p.app)
    .where('user', '=', p.user)
    .where('kind', '!=', sql.lit('system')),
);

/** Tokens. */
export class TokenRows extends Reads {
  /** So many behind one, or from the first on, in order of creation. */
  after(last: Pick<TokenRow, 'issued' | 'no'> | undefined, limit: number): Awaitable<TokenRow[]> {
    const { issued, no } = last ?? { issued: Number.MIN_SAFE_INTEGER, no: 0 };
    return this.connection.all(after, { issued, no, limit });
  }
  byNo(no: number): Awaitable<TokenRow | undefined> {
    return this.connection.one(byNo, { no });
  }
}

/** Changes them. */
export class TokenRowsWriter extends TokenRows {
  async add(token: NewTokenRow): Promise<void> {
    await this.connection.run(add, { ...token, revoked: undefined, cause: undefined });
  }
  /** Revokes a token; gives whether there was one to revoke. */
  async revoke(no: number, at: number): Promise<boolean> {
    return (await this.connection.run(revoke, { no, at })) > 0;
  }
  async remove(no: number): Promise<void> {
    await this.connection.run(removeOne, { no });
  }
  /** Revokes the living tokens of a user, and voids his codes; those of a system user apart. */
  async revokeOf(user: string, at: number, cause: RevocationCause): Promise<void> {
    await this.connection.run(revokeOf, { user, at, cause });
    await this.connection.run(expireCodesOf, { user, at });
  }
  /** Revokes the living tokens that an app holds of a user. */
  async revokeOfApp(app: string, user: string, at: number, cause: RevocationCause): Promise<void> {
    await this.connection.run(revokeOfApp, { app, user, at, cause });
    await this.connection.run(expireCodesOfApp, { app, user, at });
  }
  /** Writes what a token may do, and until when. */
  async put(token: TokenRow): Promise<void> {
    await this.connection.run(putRights, token);
  }
  async putExpiry(no: number, expires: number): Promise<void> {
    await this.connection.run(putExpiry, { no, expires });
  }
  /** Moves the end of data access where there is one, of tokens and of granted scopes. */
  async putDataAccess(app: string, user: string, now: number, until: number): Promise<void> {
    await this.connection.run(putDataAccess, { app, user, until });
    await this.connection.run(updateLapses, { app, user, now, until });
  }
  /** Ends the data access of an app's tokens of a user, those of a system user apart. */
  async endDataAccess(app: string, user: string, at: number): Promise<void> {
    await this.connection.run(endDataAccess, { app, user, at });
  }
}
