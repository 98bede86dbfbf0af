import { sql } from 'kysely';
import type { Awaitable } from '../../base/awaitable.ts';
import type { RowOf } from '../codec.ts';
import { Reads } from '../reads.ts';
import { find } from '../rows.ts';
import { statement } from '../statement.ts';
import { CALL_COUNT } from './tables.ts';

/** How often an app called in a way, since when and when last. */
export type CallCount = RowOf<typeof CALL_COUNT>;

/** Shapes of all apps that are kept. */
export const MOST_SHAPES = 10_000;

/** In place of a shape: calls of more of them than there is room for. */
export const FURTHER = '';

const all = find(CALL_COUNT, [], ['app', 'shape']);
const ofApp = find(CALL_COUNT, ['app'], ['shape']);

const add = statement<CallCount>((db, p) =>
  db
    .insertInto('call_count')
    .values({ app: p.app, shape: p.shape, count: p.count, first: p.first, last: p.last })
    .onConflict((oc) =>
      oc.columns(['app', 'shape']).doUpdateSet({
        count: sql<number>`call_count.count + excluded.count`,
        first: sql<number>`case when excluded."first" < call_count."first" then excluded."first" else call_count."first" end`,
        last: sql<number>`case when excluded."last" > call_count."last" then excluded."last" else call_count."last" end`,
      }),
    ),
);

const clear = statement<object>((db) => db.deleteFrom('call_count'));

/** What apps were seen to call, by its shape: no state of what is served, and told to none of them. */
export class CallCounts extends Reads {
  all(): Awaitable<CallCount[]> {
    return this.connection.all(all, {});
  }

  of(app: string): Awaitable<CallCount[]> {
    return this.connection.all(ofApp, { app });
  }
}

/** Changes it, inside a transaction of the store. */
export class CallCountsWriter extends CallCounts {
  /** Adds to what was counted of a shape. */
  async add(count: CallCount): Promise<void> {
    await this.connection.run(add, count);
  }

  async clear(): Promise<void> {
    await this.connection.run(clear, {});
  }
}
