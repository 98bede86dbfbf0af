import { sql } from 'kysely';
import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { RowOf } from '../codec.ts';
import type { Connection } from '../connection.ts';
import { PageReads } from '../reads.ts';
import { find, remove } from '../rows.ts';
import { count, statement } from '../statement.ts';
import { CONVERSATION_WINDOW, type OpensWindow } from './tables.ts';

/** When a customer last did what lets the Page write for a while, and what that was. */
export type WindowRow = RowOf<typeof CONVERSATION_WINDOW> & {
  /** Whether it was looked for among the messages, and is written nowhere. */
  readonly isFound?: true;
};

/** Milliseconds of the longest window there is: what opened it earlier need not be known. */
const LONGEST = 7 * 24 * 3_600_000;

const ofConversation = find(CONVERSATION_WINDOW, ['page', 'conversation']);
const removeRow = remove(CONVERSATION_WINDOW, ['page', 'conversation']);

interface OfConversation {
  readonly page: number;
  readonly conversation: number;
}

/** What messages do not tell, or no better, is kept: they are asked where there is no row. */
const forget = statement<OfConversation>((db, p) =>
  db
    .deleteFrom('conversation_window as w')
    .where('page', '=', p.page)
    .where('conversation', '=', p.conversation)
    .where((eb) =>
      eb.or([
        eb('by', 'in', ['message', 'postback'].map(sql.lit)),
        eb.exists(
          eb
            .selectFrom('message as m')
            .select(sql.lit(1).as('one'))
            // Not of the row outside: where Pages lie apart, that is looked for everywhere.
            .where('m.page', '=', p.page)
            .where('m.conversation', '=', p.conversation)
            .whereRef('m.created', '>', 'w.opened')
            .where('m.sender', '>', sql.lit(0)),
        ),
      ]),
    ),
);

type Opening = Pick<WindowRow, 'opened' | 'by'> & { page: number; conversation: number };

/** What came earlier than what is known opens nothing. */
const open = statement<Opening>((db, p) =>
  db
    .insertInto('conversation_window')
    .values({ page: p.page, conversation: p.conversation, opened: p.opened, by: p.by })
    .onConflict((oc) =>
      oc
        .columns(['page', 'conversation'])
        .doUpdateSet((eb) => ({ opened: eb.ref('excluded.opened'), by: eb.ref('excluded.by') }))
        .whereRef('conversation_window.opened', '<=', 'excluded.opened'),
    ),
);

const newestOfCustomer = statement<{ page: number; conversation: number; since: number }, number>(
  (db, p) =>
    db
      .selectFrom('message')
      .select('created')
      .where('page', '=', p.page)
      .where('conversation', '=', p.conversation)
      .where('created', '>', p.since)
      .where('sender', '>', sql.lit(0))
      .orderBy('created', 'desc')
      .orderBy('tie', 'desc')
      .limit(sql.lit(1)),
  count,
);

/** Tells when the windows of one Page's conversations were opened. */
export class Windows extends PageReads {
  /**
   * What opened a conversation's window last, within the longest there is; of one whose messages
   * came from archives, the newest of a customer's.
   * @param now epoch ms of the store's clock
   */
  of(conversation: number, now: number): Awaitable<WindowRow | undefined> {
    const within = { page: this.page, conversation };
    return chain(
      this.connection.one(ofConversation, within),
      (row) =>
        row ??
        chain(
          this.connection.one(newestOfCustomer, { ...within, since: now - LONGEST }),
          (opened): WindowRow | undefined =>
            opened === undefined ? undefined : { opened, by: 'message', isFound: true },
        ),
    );
  }
}

/**
 * Opens a conversation's window, in the transaction of what a customer does.
 * @param at when it was done, in epoch ms of the store's clock
 */
export async function openWindow(
  tx: { talk(page: number): Connection },
  page: number,
  conversation: number,
  at: number,
  by: OpensWindow,
): Promise<void> {
  await tx.talk(page).run(open, { page, conversation, opened: at, by });
}

/** What opened the window of a conversation opens that of another, whose messages they are now. */
export async function passWindow(
  connection: Connection,
  page: number,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const within = { page, conversation: from };
  const row = await connection.one(ofConversation, within);
  if (!row) return;
  await connection.run(open, { ...row, page, conversation: to });
  await connection.run(removeRow, within);
}

/**
 * Lets what opened a window be found anew once messages were added that are of the past, or moved.
 * What is no message, such as a reaction, has opened it all the same.
 */
export async function forgetWindow(
  connection: Connection,
  page: number,
  conversation: number,
): Promise<void> {
  await connection.run(forget, { page, conversation });
}
