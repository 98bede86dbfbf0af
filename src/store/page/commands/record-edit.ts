import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import { keepMoment } from '../conversation-time.ts';
import type { FoundMessage } from '../messages.ts';
import { PageWriter } from '../writer.ts';

/** Gives a person's message another text, and keeps the one it had, with the event. */
export async function recordEdit(
  tx: Transaction,
  page: number,
  { message: found, conversation: { no: conversation } }: FoundMessage,
  person: number,
  text: string,
  at: number,
): Promise<void> {
  const message = await tx.pageReader(page).messages.whole(conversation, found);
  const edits = [...(message.extra?.edits ?? []), message.text];
  const extra = { ...message.extra, edits };
  await new PageWriter(tx.rows(page), page).amend(conversation, { ...message, text, extra });
  await keepMoment(tx, page, conversation, at);
  const { created, tie } = message;
  const body = { conversation, created, tie, person, edit: edits.length };
  await append(tx, page, { at, kind: 'edit', body });
}
