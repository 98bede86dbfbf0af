import type { ControlEvent } from '../../../messaging/thread-control/event.ts';
import type { Transaction } from '../../store.ts';
import { momentIn } from '../conversation-time.ts';
import { type SendQuery, type SendStanding, sendStanding } from '../send-standing.ts';
import { changeControl } from './change-control.ts';
import { recordReaction, type ToldReaction } from './record-reaction.ts';
import { recordSeen } from './record-seen.ts';

/** What the Page does in a conversation in place of writing; typing leaves nothing behind. */
export type PageAct =
  | { readonly kind: 'typing' }
  | { readonly kind: 'seen' }
  /** A reaction to the message that is asked for; none takes it back. */
  | { readonly kind: 'reaction'; readonly told?: ToldReaction };

/**
 * Does something for the Page in the conversation with a person, with the event where anything is
 * another then.
 * @param rule decides by everything as it stands
 * @throws ControlRefusedError, or what the rule throws: then nothing is written
 */
export async function recordPageAct(
  tx: Transaction,
  page: number,
  query: SendQuery,
  rule: (standing: SendStanding) => PageAct & { readonly afterwards?: ControlEvent | undefined },
): Promise<void> {
  const standing = await sendStanding(tx.firstReader(page), tx.reader, page, query);
  const act = rule(standing);
  const { conversation, target } = standing;
  if (!conversation) return;
  const at = await momentIn(tx, page, conversation, query.now);
  if (act.kind === 'seen') await recordSeen(tx, page, conversation.no, at);
  if (act.kind === 'reaction' && target) {
    await recordReaction(tx, page, { message: target, conversation }, 0, act.told, at);
  }
  if (act.afterwards) await changeControl(tx, page, conversation, act.afterwards, at);
}
