import type { Awaitable } from '../../base/awaitable.ts';
import type { RowOf } from '../codec.ts';
import { PageReads } from '../reads.ts';
import { find, findAfter } from '../rows.ts';
import { rowCount, statement } from '../statement.ts';
import { PERSONA } from './sending-tables.ts';

/** Somebody in whose name the Page writes. */
export type PersonaRow = RowOf<typeof PERSONA>;

const byNo = find(PERSONA, ['page', 'no']);
const after = findAfter(PERSONA, 'no', ['page']);
const before = statement<{ page: number; before: number; limit: number }, PersonaRow>(
  (db, p) =>
    db
      .selectFrom('persona')
      .select([...PERSONA.select])
      .where('page', '=', p.page)
      .where('no', '<', p.before)
      .orderBy('no', 'desc')
      .limit(rowCount(p.limit)),
  PERSONA.read,
);

/** The personas of one Page: those of others are as if they were not there. */
export class Personas extends PageReads {
  byId(id: string): Awaitable<PersonaRow | undefined> {
    // Others are none of ours, whatever number they would be.
    if (!/^[1-9]\d{3,15}$/.test(id)) return undefined;
    const no = Number(id);
    return Number.isSafeInteger(no)
      ? this.connection.one(byNo, { page: this.page, no })
      : undefined;
  }

  /** Newest first, from a number on. */
  older(from: number | undefined, limit: number): Awaitable<PersonaRow[]> {
    const end = from ?? Number.MAX_SAFE_INTEGER;
    return this.connection.all(before, { page: this.page, before: end, limit });
  }

  /** Oldest first, from a number on. */
  newer(from: number | undefined, limit: number): Awaitable<PersonaRow[]> {
    return this.connection.all(after, { page: this.page, after: from ?? 0, limit });
  }
}
