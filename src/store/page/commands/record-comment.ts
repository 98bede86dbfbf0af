import { append } from '../../log/append.ts';
import { insert, update } from '../../rows.ts';
import type { Transaction } from '../../store.ts';
import type { CommentRow } from '../comments.ts';
import { COMMENT } from '../given-tables.ts';

const add = insert(COMMENT);
const empty = update(COMMENT, ['text', 'deleted'], ['page', 'id']);
const answer = update(COMMENT, ['answered'], ['page', 'id']);

/** Adds what a person publishes on a Page, with the event. */
export async function recordComment(
  tx: Transaction,
  page: number,
  comment: Omit<CommentRow, 'deleted' | 'answered'>,
): Promise<void> {
  await tx.rows(page).run(add, { page, deleted: false, ...comment });
  await told(tx, page, comment, 'add', comment.created);
}

/** Takes a comment back, or a post: its place and time stay. */
export async function recordCommentDeletion(
  tx: Transaction,
  page: number,
  comment: CommentRow,
  at: number,
): Promise<void> {
  if (comment.deleted) return;
  await tx.rows(page).run(empty, { page, id: comment.id, text: '', deleted: true });
  await told(tx, page, comment, 'remove', at);
}

/** Remembers that a comment was answered in private, in the transaction of the answer. */
export async function markAnswered(
  tx: Transaction,
  page: number,
  { id }: CommentRow,
  answered: number,
): Promise<void> {
  await tx.rows(page).run(answer, { page, id, answered });
}

const told = (
  tx: Transaction,
  page: number,
  { id, person }: Pick<CommentRow, 'id' | 'person'>,
  verb: 'add' | 'remove',
  at: number,
) => append(tx, page, { at, kind: 'comment', body: { person, comment: id, verb } });
