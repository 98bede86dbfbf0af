import type { Awaitable } from '../../base/awaitable.ts';
import type { RowOf } from '../codec.ts';
import { PageReads } from '../reads.ts';
import { find, put, remove } from '../rows.ts';
import { FAILURE } from './tables.ts';

/** An event that an app did not take. */
export type FailureRow = RowOf<typeof FAILURE>;

const failuresOf = find(FAILURE, ['page', 'app'], ['conversation']);
const all = find(FAILURE, ['page']);
const putFailure = put(FAILURE, ['page', 'app', 'conversation']);
const removeFailure = remove(FAILURE, ['page', 'app', 'conversation']);
const removeAll = remove(FAILURE, ['page', 'app']);

/** What apps did not take of one Page. */
export class Failures extends PageReads {
  /** Of one app, a row a conversation. */
  of(app: string): Awaitable<FailureRow[]> {
    return this.connection.all(failuresOf, { page: this.page, app });
  }

  all(): Awaitable<FailureRow[]> {
    return this.connection.all(all, { page: this.page });
  }
}

/** Changes it, inside a transaction of the store. */
export class FailuresWriter extends Failures {
  async put(failure: FailureRow): Promise<void> {
    await this.connection.run(putFailure, { page: this.page, ...failure });
  }

  async remove(app: string, conversation: number): Promise<void> {
    await this.connection.run(removeFailure, { page: this.page, app, conversation });
  }

  /** Forgets all that an app did not take. */
  async removeAll(app: string): Promise<void> {
    await this.connection.run(removeAll, { page: this.page, app });
  }
}
