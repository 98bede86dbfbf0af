import { emojiOf, wordOf } from '../../messaging/reactions.ts';
import type { PageAct } from '../../store/page/commands/record-page-act.ts';
import type { SendArgs } from './params/send.ts';

/** What a sender action does. */
export function actOf({ sender_action: action, payload }: SendArgs): PageAct {
  if (action === 'mark_seen') return { kind: 'seen' };
  if (action === 'unreact') return { kind: 'reaction' };
  if (action !== 'react' || payload?.reaction === undefined) return { kind: 'typing' };
  const emoji = emojiOf(payload.reaction);
  return { kind: 'reaction', told: { reaction: wordOf(emoji), emoji } };
}
