/** Recordings that nothing on the platform makes any more, or ever made, and why. */
export const MADE_RAW: Readonly<Record<string, string>> = {
  'instagram-batch-quick-reply-and-postback': 'a postback without mid, of older streams',
  'instagram-reaction-react': 'a reaction without its word',
  'instagram-reaction-unreact': 'what was taken back, told again',
  'page-app-roles': 'a role that a customer has sent, which nothing of Meta’s has',
  'page-delivery-no-mids': 'a receipt that names no message',
  'page-message-app-id-metadata-echo': 'an echo of nothing: the beginning of all in the docs',
  'page-message-deleted': 'an invention: Messenger tells of no deletion',
  'page-message-edit': 'an invention: num_edit as text',
  'page-message-quick-reply': 'a quick reply without its title, of older streams',
  'page-message-template-airline-itinerary': 'a template that is gone, and of a person’s',
  'page-message-template-button': 'an invention: people send no buttons',
  'page-message-text-echo': 'an echo of a post’s “Send message” button, that names no app',
  'page-message-text-image-app-id-quick-reply-echo': 'an invention: all in one event',
  'page-message-text-image-quick-reply': 'an invention: all in one event',
  'page-message-text-reply-to-story': 'an invention: stories are Instagram’s',
  'page-message-text-sticker': 'an invention: a sticker goes without a text',
  'page-messaging-and-standby': 'items on standby that say nothing',
  'page-policy-enforcement-block': 'what Meta’s staff do, with a sender that nothing of Meta’s has',
  'page-postback': 'a postback without mid, of older streams',
  'page-postback-legacy': 'a postback without mid and title, of older streams',
  'page-postback-payload-referral': 'a postback without mid and title, of older streams',
  'page-postback-title-only': 'a postback on standby as it was told before it was empty',
  'page-postback-title-payload-referral': 'a postback without mid, of older streams',
  'page-postback-title-payload-referral-with-sender-user-ref': 'of the chat plugin, which is gone',
  'page-read-mid': 'an invention: mid is Instagram’s',
};

/** What media, templates, stories, account linking and thread control will make. */
export const NOT_YET: readonly string[] = [
  'page-pass-thread-control',
  'page-request-thread-control',
  'page-take-thread-control',
];
