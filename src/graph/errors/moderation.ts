import { oauth } from './entry.ts';

/** Why people and conversations are not moderated (wire.md 5.18). */
export const moderation = {
  moderationInvalid: oauth(
    100,
    '(#100) The provided user ids or actions may be invalid',
    'moderate_conversations: more than ten people or two actions, an action beside what undoes it, or one that Instagram has not.',
  ),
  moderationUnknown: oauth(
    100,
    '(#100) The user ID is not a valid PSID or IGSID',
    'moderate_conversations: somebody the Page does not know, or whom app review keeps from the app.',
  ),
  moderationThreadMissing: oauth(
    1,
    'Instagram Direct thread not found between business and consumer',
    'moderate_conversations: somebody on Instagram who has no conversation with the account.',
    { status: 500 },
  ),
};
