import { append } from '../../log/append.ts';
import { insert } from '../../rows.ts';
import type { Transaction } from '../../store.ts';
import { keepMoment } from '../conversation-time.ts';
import { type FormFilled, SUBMISSION } from '../given-tables.ts';
import { openWindow } from '../window.ts';

const add = insert(SUBMISSION);

/** What somebody filled in, and where. */
interface Filled {
  readonly conversation: number;
  readonly person: number;
  readonly form: FormFilled;
  /** Told apart by it, within the conversation. */
  readonly id: string;
  /** In the words of the wire. */
  readonly content: object;
}

/** Keeps what a person has filled in, and tells of it, which opens the window. */
export async function recordSubmission(
  tx: Transaction,
  page: number,
  { conversation, person, form, id, content }: Filled,
  at: number,
): Promise<void> {
  await tx.rows(page).run(add, { page, conversation, id, form, content });
  await keepMoment(tx, page, conversation, at);
  await openWindow(tx, page, conversation, at, 'form');
  const body = { conversation, person, form, submission: id };
  await append(tx, page, { at, kind: 'submission', body });
}
