import { sql } from 'kysely';
import type { Connection } from '../connection.ts';
import { find, remove } from '../rows.ts';
import { statement } from '../statement.ts';
import type { Transaction } from '../store.ts';
import type { ConversationRow } from './conversation-row.ts';
import { CONVERSATION_TIME } from './tables.ts';

const of = find(CONVERSATION_TIME, ['page', 'conversation']);
const removeRow = remove(CONVERSATION_TIME, ['page', 'conversation']);

interface Moment {
  readonly page: number;
  readonly conversation: number;
  readonly newest: number;
  readonly delivered: number;
}

/** Time never goes back. */
const later = (column: 'newest' | 'delivered') => {
  const [kept, given] = [sql.ref(`conversation_time.${column}`), sql.ref(`excluded.${column}`)];
  return sql<number>`case when ${kept} < ${given} then ${given} else ${kept} end`;
};

const grow = statement<Moment>((db, p) =>
  db
    .insertInto('conversation_time')
    .values({
      ...{ page: p.page, conversation: p.conversation },
      ...{ newest: p.newest, delivered: p.delivered },
    })
    .onConflict((oc) =>
      oc.columns(['page', 'conversation']).doUpdateSet({
        newest: later('newest'),
        delivered: later('delivered'),
      }),
    ),
);

/** Until when what the Page sent has come to a conversation's customer, in epoch ms; 0: nothing yet. */
export async function deliveredUntil(
  connection: Connection,
  page: number,
  conversation: number,
): Promise<number> {
  return (await connection.one(of, { page, conversation }))?.delivered ?? 0;
}

/**
 * When what happens now in a conversation is: with the clock set back as late as its newest event,
 * and never earlier.
 * @param now epoch ms of the store's clock
 */
export async function momentIn(
  tx: Transaction,
  page: number,
  { no, updated }: ConversationRow,
  now: number,
): Promise<number> {
  const times = await tx.talk(page).one(of, { page, conversation: no });
  return Math.max(now, updated, times?.newest ?? 0);
}

/** Remembers when something happened in a conversation that is no message. */
export async function keepMoment(
  tx: Transaction,
  page: number,
  conversation: number,
  at: number,
  delivered = 0,
): Promise<void> {
  await tx.talk(page).run(grow, { page, conversation, newest: at, delivered });
}

/** What happened in a conversation that becomes part of another happened in that. */
export async function passMoment(
  connection: Connection,
  page: number,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const within = { page, conversation: from };
  const row = await connection.one(of, within);
  if (!row) return;
  await connection.run(grow, { ...row, page, conversation: to });
  await connection.run(removeRow, within);
}
