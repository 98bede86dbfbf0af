/** Recorded replies of what is refused here so far, by reason. */
export const NOT_OFFERED: Readonly<Record<string, readonly string[]>> = {
  'one person’s menu': ['custom-user-settings.json'],
  'no part of conversations': [
    'ids-for-apps.json',
    'ids-for-pages.json',
    'insights-blocked-conversations.json',
    'message-tag.json',
    'messaging-feature-review.json',
    'page-blocked.json',
  ],
  'gone from the Graph API for years': [
    'conversation-legacy-thread.json',
    'inbox-unread-2013.json',
    'send-response-thread-settings.json',
  ],
};
