import { oauth } from './entry.ts';

/** What is refused of webhooks: to an app its subscriptions, to a Page's token the app on the Page. */
export const webhooks = {
  appTokenRequired: oauth(
    15,
    '(#15) This method must be called with an app access_token.',
    'The subscriptions of an app, or the catalogue of stickers, with another token than that of the app, `id|secret` (wire.md 5.13, 8.9).',
  ),
  callbackUrl: oauth(
    100,
    '(#100) callback_url URL is not properly formatted',
    'A callback_url that is no address, or one with a name, a password or a fragment (wire.md 5.13).',
  ),
  // Not what the callback answered: whoever has a token learns nothing of what it reaches.
  callbackVerification: oauth(
    2200,
    '(#2200) callback verification failed: ',
    'The callback does not answer the handshake with 200 and the challenge, or may not be called (wire.md 9.1).',
  ),
  missingFieldPermission: oauth(
    200,
    '(#200) {lines}',
    'A field of subscribed_fields that the token lacks pages_messaging or pages_manage_metadata for; a line each (wire.md 5.12).',
    { status: 403 },
  ),
  notAdministrator: oauth(
    200,
    '(#200) User does not have sufficient administrative permission for this action on this page. If the page business requires Two Factor Authentication, the user also needs to enable Two Factor Authentication.',
    'subscribed_apps with a token of a person who has none of the tasks MODERATE, MANAGE and CREATE_CONTENT on the Page (wire.md 5.12).',
    { status: 403 },
  ),
};
