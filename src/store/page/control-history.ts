import { sql } from 'kysely';
import { type Awaitable, chain } from '../../base/awaitable.ts';
import { rowReader } from '../codec.ts';
import type { EventBodies } from '../log/kinds.ts';
import { EVENT } from '../log/tables.ts';
import { PageReads } from '../reads.ts';
import { find } from '../rows.ts';
import { count, rowCount, statement } from '../statement.ts';
import { CONTROL_STEP } from './control-tables.ts';

/** A step of who controlled a conversation. */
export interface ControlStep extends Omit<EventBodies['thread_control'], 'step'> {
  /** Number of its event in the Page's log. */
  readonly event: number;
  /** When it was noted, in epoch ms. */
  readonly at: number;
  readonly metadata?: string;
}

const one = find(CONTROL_STEP, ['page', 'conversation', 'step']);

const newest = statement<{ page: number; conversation: number }, number>(
  (db, p) =>
    db
      .selectFrom('control_step')
      .select(sql<number>`coalesce(max(step), 0)`.as('step'))
      .where('page', '=', p.page)
      .where('conversation', '=', p.conversation),
  count,
);

const readStep = rowReader({
  event: EVENT.kinds.no,
  at: EVENT.kinds.at,
  body: EVENT.kinds.body,
  metadata: CONTROL_STEP.kinds.metadata,
});

const older = statement<
  { page: number; conversation: number; before: number; limit: number },
  ReturnType<typeof readStep>
>(
  (db, p) =>
    db
      .selectFrom('control_step as s')
      .innerJoin('event as e', (join) =>
        join.onRef('e.page', '=', 's.page').onRef('e.no', '=', 's.event'),
      )
      .select(['e.no', 'e.at', 'e.body', 's.metadata'])
      .where('s.page', '=', p.page)
      .where(
        sql<boolean>`(s.conversation = ${p.conversation} or s.conversation in
          (select no from conversation_alias where page = ${p.page} and target = ${p.conversation}))`,
      )
      .where('s.event', '<', p.before)
      .orderBy('s.event', 'desc')
      .limit(rowCount(p.limit)),
  readStep,
);

/** Who controlled the conversations of one Page, as its log tells. */
export class ControlHistory extends PageReads {
  /**
   * So many steps of a conversation, the newest first, with those of what it is made of.
   * @param before number of an event; only what came before it
   */
  of(conversation: number, limit: number, before?: number): Awaitable<readonly ControlStep[]> {
    const range = { conversation, limit, before: before ?? Number.MAX_SAFE_INTEGER };
    const found = this.connection.all(older, { page: this.page, ...range });
    return chain(found, (rows) =>
      rows.map(({ event, at, body, metadata }) => {
        const { step: _, ...told } = body as EventBodies['thread_control'];
        return { event, at, ...told, ...(metadata !== undefined && { metadata }) };
      }),
    );
  }

  /**
   * What an app said with a step; nothing where it said nothing, or its conversation was deleted.
   * @param conversation the number that it had then
   */
  metadata(conversation: number, step: number): Awaitable<string | undefined> {
    const key = { page: this.page, conversation, step };
    return chain(this.connection.one(one, key), (row) => row?.metadata);
  }

  /** The number of a conversation's newest step; 0 without any. */
  newest(conversation: number): Awaitable<number> {
    const within = { page: this.page, conversation };
    return chain(this.connection.one(newest, within), (step) => step ?? 0);
  }
}
