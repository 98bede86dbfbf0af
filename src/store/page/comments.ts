import type { Awaitable } from '../../base/awaitable.ts';
import type { RowOf } from '../codec.ts';
import { PageReads } from '../reads.ts';
import { find } from '../rows.ts';
import { COMMENT } from './given-tables.ts';

/** A comment, or a post, of a person on the Page or its Instagram account. */
export type CommentRow = RowOf<typeof COMMENT>;

const byId = find(COMMENT, ['page', 'id']);

/** What people published on one Page. */
export class Comments extends PageReads {
  /** One that is or was there: what was deleted is marked. */
  byId(id: string): Awaitable<CommentRow | undefined> {
    return this.connection.one(byId, { page: this.page, id });
  }
}
