import type { Connection } from '../connection.ts';
import { Attempts, AttemptsWriter } from './attempts.ts';
import { EventCursors, EventCursorsWriter } from './cursors.ts';
import { Failures, FailuresWriter } from './failures.ts';

/** What became of one Page's events. It is of no revision: no read of the Graph tells of it. */
export const deliveriesOf = (connection: Connection, page: number) => ({
  cursors: new EventCursors(connection, page),
  failures: new Failures(connection, page),
  attempts: new Attempts(connection, page),
});
export type Deliveries = ReturnType<typeof deliveriesOf>;

/** The same, to be changed inside a transaction of the store. */
export const deliveriesWriterOf = (connection: Connection, page: number) => ({
  cursors: new EventCursorsWriter(connection, page),
  failures: new FailuresWriter(connection, page),
  attempts: new AttemptsWriter(connection, page),
});
export type DeliveriesWriter = ReturnType<typeof deliveriesWriterOf>;
