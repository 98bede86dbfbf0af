import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import { keepMoment } from '../conversation-time.ts';
import type { MessagePosition } from '../message.ts';

/** Tells that a person has read what the Page sent, up to now: the newest message of it. */
export async function recordRead(
  tx: Transaction,
  page: number,
  conversation: number,
  person: number,
  { created, tie }: MessagePosition,
  at: number,
): Promise<void> {
  await keepMoment(tx, page, conversation, at, at);
  const body = { conversation, person, watermark: at, created, tie };
  await append(tx, page, { at, kind: 'read', body });
}
