/**
 * Recorded replies whose source names a version, by it. All of them had ended before the first day that a
 * calendar has (wire.md 13.1, 2), so that as of no day their own version answers; the others name none.
 */
export const ENDED_BEFORE: Readonly<Record<string, readonly string[]>> = {
  'v2.1': ['conversation-legacy-thread.json'],
  'v2.3': ['batch-first-error.json', 'batch-second-error.json'],
  'v2.5': ['message-with-share.json', 'message.json', 'messages-with-attachments.json'],
  'v2.6': ['send-response-thread-settings.json', 'send-response.json'],
  'v2.7': ['page-webhook-subscription.json'],
  'v2.8': ['instagram-user.json', 'paging-cursor.json'],
  'v2.10': ['paging-no-data.json'],
  'v2.11': ['message-with-sticker.json'],
  'v2.12': ['app-subscriptions-many.json', 'app-subscriptions.json'],
  'v7.0': ['message-eu-privacy.json'],
  'v10.0': [
    'instagram-conversation-participants.json',
    'instagram-message-all-fields.json',
    'instagram-message-story-reply.json',
    'message-all-fields.json',
    'message-generic-template.json',
    'message-image-attachment.json',
    'messages-by-ids.json',
    'page-from-as.json',
  ],
  'v11.0': ['accounts-paged-summary.json'],
  'v18.0': ['paging-p1.json', 'paging-p3-last.json'],
};

/** What asks for several ids at the root, which is refused since 2026-07-28 (wire.md 13.1, 5). */
export const BY_IDS: readonly string[] = ['conversations-by-ids.json', 'messages-by-ids.json'];
