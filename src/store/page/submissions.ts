import { type Awaitable, chain } from '../../base/awaitable.ts';
import { PageReads } from '../reads.ts';
import { find } from '../rows.ts';
import { SUBMISSION } from './given-tables.ts';

const byId = find(SUBMISSION, ['page', 'conversation', 'id']);

/** What people of one Page have filled in. */
export class Submissions extends PageReads {
  /**
   * What stands under an id; undefined where its conversation was deleted since.
   * @param conversation the number that it had then
   */
  content(conversation: number, id: string): Awaitable<object | undefined> {
    const key = { page: this.page, conversation, id };
    return chain(this.connection.one(byId, key), (row) => row?.content);
  }
}
