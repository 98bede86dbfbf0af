import { type ErrorEntry, oauth } from './entry.ts';

/** Whatever is wrong with a code is told as such in `WWW-Authenticate` (wire.md 13.3 p). */
const OF_CODE: Partial<ErrorEntry> = { challenge: 'invalid_code' };

/** Errors of the endpoints where tokens come from (wire.md 6). */
export const logins = {
  clientSecretWrong: oauth(
    1,
    'Error validating client secret.',
    'A client_secret that is not the secret of the app (wire.md 6).',
  ),
  codeMissing: oauth(
    1,
    'Missing authorization code',
    'A token is asked for without a code and without another grant_type.',
  ),
  codeInvalid: oauth(
    100,
    'Error validating verification code.',
    'A code that was never given out, or was given to another app (wire.md 6).',
    OF_CODE,
  ),
  codeFormat: oauth(
    100,
    'Invalid verification code format.',
    'A code that has not the form of one, such as a token (wire.md 13.3 p).',
    OF_CODE,
  ),
  codeExpired: oauth(
    100,
    'This authorization code has expired.',
    'A code older than ten minutes.',
    { ...OF_CODE, subcode: 36007 },
  ),
  codeRedirect: oauth(
    100,
    'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
    'A code with another redirect_uri than the one it was given for.',
    { ...OF_CODE, subcode: 36008 },
  ),
  codeUsed: oauth(
    100,
    'This authorization code has been used.',
    'A code that was exchanged before.',
    { ...OF_CODE, subcode: 36009 },
  ),
  clientIdMissing: oauth(
    101,
    'Missing client_id parameter.',
    'A token is asked for without the app it is for.',
  ),
  clientSecretMissing: oauth(
    101,
    'Missing client_secret parameter.',
    'A token is asked for without the secret of the app.',
  ),
  clientUnknown: oauth(
    101,
    'Error validating application. Cannot get application info due to a system error.',
    'A client_id of no app (wire.md 13.3 p).',
  ),
  exchangeMissing: oauth(
    1,
    'fb_exchange_token parameter not specified',
    'A token is to be exchanged and none is named (wire.md 13.3 p).',
  ),
  redirectMissing: oauth(
    191,
    'Missing redirect_uri parameter.',
    'A code is exchanged without the redirect_uri it was given for.',
  ),
  instagramClientUnknown: oauth(
    400,
    'Invalid platform app',
    'A client_id of no app, at an endpoint of Instagram login.',
  ),
  instagramCodeInvalid: oauth(
    400,
    'Matching code was not found or was already used',
    'A code of Instagram login that is unknown, used, expired, or of another app.',
  ),
  instagramSessionInvalid: oauth(
    452,
    'Session key invalid. This could be because the session key has an incorrect format, or because the user has revoked this session',
    'An Instagram-login token that cannot be exchanged or refreshed: too young, or of the other life.',
  ),
};
