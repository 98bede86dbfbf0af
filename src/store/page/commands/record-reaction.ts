import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import { keepMoment } from '../conversation-time.ts';
import type { MessageExtra } from '../message.ts';
import type { FoundMessage } from '../messages.ts';
import { openWindow } from '../window.ts';
import { PageWriter } from '../writer.ts';

/** What somebody thinks of a message: its word and emoji. */
export interface ToldReaction {
  readonly reaction: string;
  readonly emoji: string;
}

/**
 * Puts a reaction of a person, or of the Page (0), to a message in place of the one there was, or takes
 * it back, with the event. A person's opens the window.
 * @param repeated what the event is to tell of one that was taken back
 */
export async function recordReaction(
  tx: Transaction,
  page: number,
  { message: found, conversation: { no: conversation } }: FoundMessage,
  person: number,
  reaction: ToldReaction | undefined,
  at: number,
  repeated?: ToldReaction,
): Promise<void> {
  const message = await tx.pageReader(page).messages.whole(conversation, found);
  const { reactions = [], ...rest } = message.extra ?? {};
  const others = reactions.filter(({ by }) => by !== person);
  const all = reaction ? [...others, { reaction: reaction.emoji, by: person, at }] : others;
  const extra: MessageExtra = { ...rest, ...(all.length > 0 && { reactions: all }) };
  await new PageWriter(tx.rows(page), page).amend(conversation, { ...message, extra });
  await keepMoment(tx, page, conversation, at);
  if (reaction && person > 0) await openWindow(tx, page, conversation, at, 'reaction');
  const { created, tie } = message;
  const place = { conversation, created, tie, person };
  const body = reaction
    ? ({ ...place, action: 'react', ...reaction } as const)
    : ({ ...place, action: 'unreact', ...repeated } as const);
  await append(tx, page, { at, kind: 'reaction', body });
}
