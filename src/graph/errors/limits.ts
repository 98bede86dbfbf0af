import { DOCS, oauth } from './entry.ts';

/** How the errors of business use cases end (wire.md 3.2). */
const WAIT = `Wait a bit and try again. For more info, please refer to ${DOCS}/overview/rate-limiting.`;

/** Errors of the rate limits (wire.md 10). */
export const limits = {
  appRateLimit: oauth(
    4,
    '(#4) Application request limit reached',
    'Limits are on: the app made more calls with app and user tokens in an hour than 200 for each of its users.',
    { transient: true },
  ),
  userRateLimit: oauth(
    17,
    '(#17) User request limit reached',
    'Limits are on: more than 200 calls with tokens of one user in an hour.',
  ),
  pageUserRateLimit: oauth(
    32,
    '(#32) Page request limit reached',
    'Limits are on: more than 200 calls about one Page with user tokens in an hour.',
  ),
  rateLimit: oauth(
    613,
    '(#613) Calls to this api have exceeded the rate limit.',
    'Limits are on: more than 2 calls of the Conversations API in a second, or 300 sends. Or the Page refuses with 613 (`page set --refuse 613`).',
  ),
  pagesRateLimit: oauth(
    80001,
    `There have been too many calls to this Page account. ${WAIT}`,
    'Limits are on: the app made more calls about the Page itself in 24 hours than 4,800 for each person who wrote to it in that time.',
  ),
  instagramRateLimit: oauth(
    80002,
    `There have been too many calls to this Instagram account. ${WAIT}`,
    'Limits are on: the app made more Instagram messaging calls in 24 hours than 200 for each person who wrote to the account in that time.',
  ),
  pageRateLimit: oauth(
    80006,
    `There have been too many messenger api calls to this Page account. ${WAIT}`,
    'Limits are on: the app made more Messenger calls in 24 hours than 200 for each person who wrote to the Page in that time. Or the Page refuses with 80006 (`page set --refuse 80006`).',
  ),
};
