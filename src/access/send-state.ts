import type { SendState } from '../messaging/sending/state.ts';
import { controlSettingOf } from '../store/page/control-setting.ts';
import type { Platform } from '../store/page/platform.ts';
import type { SendStanding } from '../store/page/send-standing.ts';
import { hasAdvancedAccess, holdsScope, isInsiderRole, isReviewEnforced } from './app-review.ts';
import type { Caller } from './caller.ts';
import { reachesInsidersOnly } from './permissions.ts';
import { SEND_REFUSALS } from './rules.ts';

/** The app whose roles decide whom the caller may write to; undefined where they decide nothing. */
export const roleAskedOf = (caller: Caller): string | undefined =>
  isReviewEnforced(caller) ? caller.app.id : undefined;

/** What private replies take besides, on Instagram (wire.md 8.6). */
const COMMENTS = 'instagram_manage_comments';
const COMMENTS_BY_LOGIN = 'instagram_business_manage_comments';

/** Whether a token may answer comments on Instagram in private. */
export const mayAnswerComments = (caller: Caller): boolean =>
  holdsScope(caller, caller.kind === 'instagram' ? COMMENTS_BY_LOGIN : COMMENTS);

/**
 * Everything that decides a send of a caller.
 * @param given when that is, with the platform that was asked of, where nobody is known of this id
 */
export function sendStateOf(
  caller: Caller,
  { person, comment, conversation, window, role, isTagUsed, apps }: SendStanding,
  { asked, now, has }: Pick<SendState, 'now' | 'has'> & { readonly asked: Platform },
): SendState {
  const { app, page, kind } = caller;
  const login = kind === 'instagram';
  const platform = login ? 'INSTAGRAM' : (person?.platform ?? asked);
  return {
    ...{ now, platform, login, app: app.id },
    setting: controlSettingOf(page, platform, apps),
    // A token of an account knows nobody of Messenger.
    known: person?.platform === platform,
    reach: reachesInsidersOnly(caller, 'sendMessages', platform) ? 'insiders' : 'everybody',
    insider: isInsiderRole(role),
    humanAgent: !isReviewEnforced(caller) || hasAdvancedAccess(app, 'human_agent'),
    blockedBy: person?.blockedBy ?? 'nobody',
    control: { owner: conversation?.ownerApp, until: conversation?.controlUntil ?? 0 },
    conversing: conversation !== undefined,
    opened: window?.opened,
    isTagUsed,
    comment: comment && {
      kind: comment.id === comment.post ? 'post_id' : 'comment_id',
      created: comment.created,
      deleted: comment.deleted,
      answered: comment.answered !== undefined,
    },
    mayAnswerComments: mayAnswerComments(caller),
    has,
    refusal: SEND_REFUSALS[page?.refuse as keyof typeof SEND_REFUSALS],
  };
}
