import { sql } from 'kysely';
import type { NumberRange } from '../log/tables.ts';
import type { RawRow } from '../transfer/raw-rows.ts';
import type { TableName } from '../transfer/tables.ts';
import {
  type Invariant,
  LEADS_NOWHERE,
  LOG_BEHIND,
  namesAbove,
  namesKnown,
  newestEvent,
  none,
} from './invariant.ts';

/** A number of an event that a row names, which cannot be behind the newest. */
const notAhead = (table: TableName, column: string, says: string): Invariant => ({
  ...{ table, name: `${table}.${column}`, says, ...LOG_BEHIND },
  broken: (of) => sql`${sql.ref(`r.${column}`)} > ${newestEvent(of)}`,
});

/** Ranges behind the cursor, each behind the one before. */
function isOutOfOrder({ no, ahead }: RawRow): boolean {
  try {
    let last = Number(no);
    for (const [first, end] of JSON.parse(String(ahead)) as NumberRange[]) {
      if (first <= last || end < first) return true;
      last = end;
    }
    return false;
  } catch {
    // That it cannot be read is another's to say.
    return false;
  }
}

/** What is kept of an app that receives and sends. */
const WHAT_OF_APP = {
  event_cursor: 'it is kept how much it was told',
  failure: 'it is kept what it did not take',
  attempt: 'it is kept what it was sent',
  idempotency_key: 'it is kept what it has sent',
  lane: 'it is kept who tells it',
} as const;

/** What happened, who was told of it and who is still to be. */
export const OF_LOG: readonly Invariant[] = [
  notAhead(
    'event',
    'no',
    'An event has a number that is not counted yet: the next one would have it too.',
  ),
  notAhead('event_cursor', 'no', 'An app has been told of events that have not happened.'),
  {
    table: 'event_cursor',
    name: 'event_cursor.ahead',
    says: 'What an app was told of ahead of others is out of order, or behind what it was told of.',
    ...LOG_BEHIND,
    isBroken: isOutOfOrder,
  },
  notAhead('failure', 'no', 'An app did not take an event that has not happened.'),
  notAhead('attempt', 'last', 'An event was sent that has not happened.'),
  {
    table: 'attempt',
    name: 'attempt.order',
    says: 'A request to an app ends with an event before the one that it begins with.',
    ...LOG_BEHIND,
    broken: () => sql`r.event > r.last`,
  },
  {
    table: 'attempt',
    name: 'attempt.total',
    says: 'What requests to apps have come to is less than it was before.',
    means: 'Too many of them are kept, or too few, for `why` to tell of.',
    todo: 'Nothing has to be done: those that are wrong go within seven days.',
    isBroken: ({ total }, before) => before !== undefined && Number(total) < Number(before.total),
  },
  notAhead('installed_app', 'since', 'A Page has an app since an event that has not happened.'),
  notAhead(
    'reversal',
    'event',
    'It is kept how a conversation was before an event that has not happened.',
  ),
  {
    table: 'control_step',
    name: 'control_step.event',
    says: 'A step of who controlled a conversation names an event that is not there.',
    ...LEADS_NOWHERE,
    broken: (of) => none('event', of, sql`o.no = r.event`),
  },
  namesKnown(
    'control_step',
    'conversation',
    'conversation',
    'It is kept who controlled a conversation that is not there.',
  ),
  namesKnown(
    'failure',
    'conversation',
    'conversation',
    'An event waits for an app in a conversation that is not there.',
    sql`r.conversation <> 0`,
  ),
  {
    table: 'failure',
    name: 'failure.lead',
    says: 'An event waits for a request of a conversation in which nothing waits.',
    ...LOG_BEHIND,
    broken: (of) =>
      sql`(r.lead is not null and ${none('failure', of, sql`o.app = r.app and o.conversation = r.lead`)})`,
  },
  ...Object.entries(WHAT_OF_APP).map(([table, what]) =>
    namesAbove(table as TableName, 'app', ['app', 'id'], `An app is not there of which ${what}.`),
  ),
];
