import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import { keepMoment } from '../conversation-time.ts';
import type { FoundMessage } from '../messages.ts';

/** Tells of a person's message as of an edit that was none; nothing of it is another then. */
export async function recordEditNotice(
  tx: Transaction,
  page: number,
  { message: { created, tie }, conversation: { no: conversation } }: FoundMessage,
  person: number,
  isUnsaid: boolean,
  at: number,
): Promise<void> {
  await keepMoment(tx, page, conversation, at);
  const unsaid = isUnsaid ? ({ unsaid: true } as const) : {};
  const body = { conversation, created, tie, person, edit: 0, ...unsaid };
  await append(tx, page, { at, kind: 'edit', body });
}
