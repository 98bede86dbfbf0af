import { type RawBuilder, sql } from 'kysely';
import { statement } from '../statement.ts';
import { FLAGS } from './message.ts';

/*
 * What the newest message says stands with its conversation, and in the index that lists are read from:
 * to look it up for each of 25 takes four times as long as all the rest of the list (bench/README.md).
 */

/** Bytes beyond which a text is looked up: 97 of 100 that are the newest of a conversation have fewer. */
const LONGEST = 80;

/** A text as it stands with its conversation; null where it is looked up, as what is sent without one. */
export const newestTextOf = (text: string): string | null =>
  text !== '' && Buffer.byteLength(text) <= LONGEST ? text : null;

/** The same of the newest message of a conversation that is shown, in a statement that changes it. */
export const newestText = (page: number, conversation: number | RawBuilder<unknown>) =>
  sql<string | null>`(select case when octet_length(m.text) between 1 and ${sql.lit(LONGEST)}
    then m.text end from message as m
    where m.page = ${page} and m.conversation = ${conversation}
      and m.flags & ${sql.lit(FLAGS.deleted)} = 0
    order by m.created desc, m.tie desc limit 1)`;

/** Makes it true again, after anything but newer messages. */
export const setNewestText = statement<{ page: number; no: number }>((db, p) =>
  db
    .updateTable('conversation')
    .set({ newest_text: newestText(p.page, p.no) })
    .where('page', '=', p.page)
    .where('no', '=', p.no)
    .where('newest_text', 'is distinct from', newestText(p.page, p.no)),
);
