import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import { keepMoment } from '../conversation-time.ts';
import type { MessageExtra } from '../message.ts';
import type { FoundMessage } from '../messages.ts';
import { openWindow } from '../window.ts';
import { PageWriter } from '../writer.ts';

/** What a person thinks of a message: its word and emoji. */
interface Reaction {
  readonly reaction: string;
  readonly emoji: string;
}

/**
 * Puts a person's reaction to a message in place of the one there was, which opens the window, or
 * takes it back, with the event.
 */
export async function recordReaction(
  tx: Transaction,
  page: number,
  { message, conversation: { no: conversation } }: FoundMessage,
  person: number,
  reaction: Reaction | undefined,
  at: number,
): Promise<void> {
  const { reactions = [], ...rest } = message.extra ?? {};
  const others = reactions.filter(({ by }) => by !== person);
  const all = reaction ? [...others, { reaction: reaction.emoji, by: person, at }] : others;
  const extra: MessageExtra = { ...rest, ...(all.length > 0 && { reactions: all }) };
  await new PageWriter(tx.rows(page), page).amend(conversation, { ...message, extra });
  await keepMoment(tx, page, conversation, at);
  if (reaction) await openWindow(tx, page, conversation, at, 'reaction');
  const { created, tie } = message;
  const place = { conversation, created, tie, person };
  const body = reaction
    ? ({ ...place, action: 'react', ...reaction } as const)
    : ({ ...place, action: 'unreact' } as const);
  await append(tx, page, { at, kind: 'reaction', body });
}
