import type { Awaitable } from '../../base/awaitable.ts';
import { Reads } from '../reads.ts';
import { find, insert } from '../rows.ts';
import { statement } from '../statement.ts';
import { CODE, type CodeRow } from './tables.ts';

const byMac = find(CODE, ['mac']);
const add = insert(CODE);
const use = statement<{ mac: string; at: number }>((db, p) =>
  db.updateTable('code').set({ used: p.at }).where('mac', '=', p.mac).where('used', 'is', null),
);
/** Voids the codes that a person has not used yet. */
export const expireCodesOf = statement<{ user: string; at: number }>((db, p) =>
  db
    .updateTable('code')
    .set({ expires: p.at })
    .where('user', '=', p.user)
    .where('used', 'is', null)
    .where('expires', '>', p.at),
);
/** The same of one app. */
export const expireCodesOfApp = statement<{ app: string; user: string; at: number }>((db, p) =>
  db
    .updateTable('code')
    .set({ expires: p.at })
    .where('app', '=', p.app)
    .where('user', '=', p.user)
    .where('used', 'is', null)
    .where('expires', '>', p.at),
);
const forget = statement<{ before: number }>((db, p) =>
  db.deleteFrom('code').where('expires', '<', p.before),
);

/** Login codes. */
export class CodeRows extends Reads {
  byMac(mac: string): Awaitable<CodeRow | undefined> {
    return this.connection.one(byMac, { mac });
  }
}

/** Changes them. */
export class CodeRowsWriter extends CodeRows {
  async add(code: Omit<CodeRow, 'used'>): Promise<void> {
    await this.connection.run(add, { ...code, used: undefined });
  }
  /** Marks a code as used; gives whether it was not yet. */
  async use(mac: string, at: number): Promise<boolean> {
    return (await this.connection.run(use, { mac, at })) > 0;
  }
  /** Forgets codes that expired before a time. */
  async forget(before: number): Promise<void> {
    await this.connection.run(forget, { before });
  }
}
