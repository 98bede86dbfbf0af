import { method, oauth } from './entry.ts';

/** Errors of tokens and their proofs (wire.md 1.4, 1.5, 6). */
export const tokens = {
  mayNotInspect: oauth(
    100,
    '(#100) You must provide an app access token, or a user access token that is an owner or developer of the app',
    'debug_token by somebody else than the app and its people (wire.md 6).',
  ),
  proofInvalid: method(
    100,
    'Invalid appsecret_proof provided in the API argument',
    'appsecret_proof is not the HMAC of this token (wire.md 1.5).',
  ),
  proofRequired: method(
    100,
    'API calls from the server require an appsecret_proof argument',
    'No appsecret_proof, and the app requires one (`app set --require-proof on`).',
  ),
  noToken: oauth(104, 'An access token is required to request this resource.', 'No access token.'),
  noTokenMe: oauth(
    2500,
    'An active access token must be used to query information about the current user.',
    '/me without an access token.',
  ),
  tokenUnreadable: oauth(
    190,
    'Invalid OAuth access token - Cannot parse access token',
    'A token this server did not make.',
  ),
  tokenExpired: oauth(
    190,
    'Error validating access token: Session has expired on {expired}. The current time is {now}.',
    'The token is past its expiry.',
    { subcode: 463 },
  ),
  tokenRevoked: oauth(
    190,
    'Error validating access token: The session is invalid because the user logged out.',
    'The token was revoked, or its person logged out.',
    { subcode: 467 },
  ),
  appRemoved: oauth(
    190,
    'Error validating access token: User {user} has not authorized application {app}.',
    'The person removed the app (`DELETE /me/permissions`, `user set --remove-app`; wire.md 13.2, 33).',
    { subcode: 458 },
  ),
  userCheckpointed: oauth(
    190,
    'Error validating access token: You cannot access the app till you log in to www.facebook.com and follow the instructions given.',
    'The person has to log in at the site first (`user set --checkpoint on`).',
    { subcode: 459 },
  ),
  passwordChanged: oauth(
    190,
    'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
    'The person changed the password (`user set --password-changed`).',
    { subcode: 460 },
  ),
  userUnconfirmed: oauth(
    190,
    'Error validating access token: Sessions for the user {user} are not allowed because the user is not a confirmed user.',
    'The person has not confirmed the account (`user set --unconfirmed on`).',
    { subcode: 464 },
  ),
  appInactive: oauth(
    190,
    "The access token is invalid since the user hasn't engaged the app in longer than 90 days.",
    'The person has not used the app for 90 days.',
    { subcode: 493 },
  ),
  roleRemoved: oauth(
    190,
    'Error validating access token: The user must be an administrator, editor, or moderator of the page in order to impersonate it. If the page business requires Two Factor Authentication, the user also needs to enable Two Factor Authentication.',
    'A Page token that came from a user token, whose person no longer has a role on the Page (wire.md 3.2).',
    { subcode: 492 },
  ),
  userTokenRequired: oauth(
    190,
    '(#190) This method must be called with a User Access Token',
    'A token of another kind where a login code or a longer token is asked for.',
  ),
  tokenOfOtherApp: oauth(
    190,
    'Error validating access token: The access token does not belong to application {app}.',
    'A token exchanged under the client_id of another app.',
  ),
  pageTokenRequired: oauth(
    190,
    '(#190) This method must be called with a Page Access Token',
    'A user or app token where a Page token is needed.',
  ),
};
