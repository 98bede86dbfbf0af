import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import { keepMoment } from '../conversation-time.ts';
import type { FoundMessage } from '../messages.ts';
import { PageWriter } from '../writer.ts';

/** Takes a person's message back, text and all, with the event. */
export async function recordUnsend(
  tx: Transaction,
  page: number,
  { message, conversation: { no: conversation } }: FoundMessage,
  person: number,
  at: number,
): Promise<void> {
  await new PageWriter(tx.talk(page), page).unsend(conversation, message);
  await keepMoment(tx, page, conversation, at);
  const { created, tie } = message;
  await append(tx, page, { at, kind: 'unsend', body: { conversation, created, tie, person } });
}
