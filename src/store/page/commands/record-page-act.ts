import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import type { ConversationRow } from '../conversation-row.ts';
import type { MessageRow } from '../message.ts';
import { markRead } from '../seen.ts';
import { type SendQuery, type SendStanding, sendStanding } from '../send-standing.ts';
import { PageWriter } from '../writer.ts';

/** What the Page does in a conversation in place of writing; typing leaves nothing behind. */
export type PageAct =
  | { readonly kind: 'typing' }
  | { readonly kind: 'seen' }
  /** A reaction to the message that is asked for, by its word and emoji; none takes it back. */
  | { readonly kind: 'reaction'; readonly reaction?: string; readonly emoji?: string };

/**
 * Does something for the Page in the conversation with a person, with the event where anything is
 * another then.
 * @param rule decides by everything as it stands
 * @throws what the rule throws: then nothing is written
 */
export async function recordPageAct(
  tx: Transaction,
  page: number,
  query: SendQuery,
  rule: (standing: SendStanding) => PageAct,
): Promise<void> {
  const standing = await sendStanding(tx.pageReader(page), tx.reader, page, query);
  const act = rule(standing);
  const { conversation, target } = standing;
  if (!conversation) return;
  if (act.kind === 'seen') await seen(tx, page, conversation, query.now);
  if (act.kind === 'reaction' && target) {
    await react(tx, page, conversation, target, act, query.now);
  }
}

async function seen(tx: Transaction, page: number, { no }: ConversationRow, at: number) {
  if ((await markRead(tx.rows(page), page, no)) === 0) return;
  const body = { conversation: no, person: 0, watermark: at };
  await append(tx, page, { at, kind: 'read', body });
}

async function react(
  tx: Transaction,
  page: number,
  { no }: ConversationRow,
  message: MessageRow,
  { reaction, emoji }: Extract<PageAct, { kind: 'reaction' }>,
  at: number,
) {
  const others = (message.extra?.reactions ?? []).filter(({ by }) => by !== 0);
  const own = emoji === undefined ? [] : [{ reaction: emoji, by: 0, at }];
  const reactions = [...others, ...own];
  const { reactions: _, ...rest } = message.extra ?? {};
  const extra = { ...rest, ...(reactions.length > 0 && { reactions }) };
  await new PageWriter(tx.rows(page), page).amend(no, { ...message, extra });
  const { created, tie } = message;
  const action = emoji === undefined ? 'unreact' : 'react';
  const body = {
    ...({ conversation: no, created, tie, person: 0, action } as const),
    ...(reaction !== undefined && { reaction }),
    ...(emoji !== undefined && { emoji }),
  };
  await append(tx, page, { at, kind: 'reaction', body });
}
