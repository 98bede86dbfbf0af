import { type ErrorEntry, oauth } from './entry.ts';

const INSTAGRAM: Partial<ErrorEntry> = { type: 'IGApiException' };

/** Why what somebody published is not answered in private (wire.md 3.3, 8.6, 13.2). */
export const privateReplies = {
  invalidComment: oauth(
    100,
    '(#100) Invalid {param} parameter',
    'Messenger: a comment or post that is not there, was deleted, or is another Page’s.',
    { subcode: 2018292 },
  ),
  activityAnswered: oauth(
    10900,
    '(#10900) Activity already replied to',
    'Messenger: a second private reply to one comment or post.',
  ),
  activityClosed: oauth(
    10903,
    "(#10903) This user can't reply to this activity",
    'Messenger: a private reply more than seven days after the comment or post, or to somebody who has blocked the Page, or whom it has blocked.',
    { subcode: 1893049 },
  ),
  messagesDisabled: oauth(
    10904,
    '(#10904) This Page has messages disabled.',
    'Messenger: the Page refuses private replies with 10904 (`page set --refuse 10904`); the text is Convograph’s.',
    { subcode: 1893050 },
  ),
  instagramCommentScope: oauth(
    200,
    'Please check if access token has enough IG permissions granular scopes for IG private reply. Or, verify if the comment ID is valid',
    'Instagram: a private reply with a token that has not instagram_manage_comments, or by Instagram login instagram_business_manage_comments.',
    { ...INSTAGRAM, subcode: 2534066, status: 403 },
  ),
  instagramCommentAnswered: oauth(
    -1,
    'The comment you are trying to reply to, already has a reply.',
    'Instagram: a second private reply to one comment (wire.md 13.2, 19).',
    { ...INSTAGRAM, subcode: 2534023, status: 500 },
  ),
  instagramCommentClosed: oauth(
    100,
    'The comment is invalid for a private reply',
    'Instagram: a private reply to a comment that was deleted, or is more than seven days old.',
    { ...INSTAGRAM, subcode: 2534025 },
  ),
};
