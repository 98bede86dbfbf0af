import type { Answer } from '../support/world.ts';

/** What of an error answer is the same for every request, its status among it. */
export function refusal({ status, body }: Answer): Record<string, unknown> {
  const { fbtrace_id: _, ...error } = body?.error ?? {};
  return { status, ...error };
}

const oauth = (code: number, message: string, rest: object = {}) => ({
  status: 400,
  message,
  type: 'OAuthException',
  code,
  ...rest,
});

/** The errors of "who may read", word for word as the wire has them (wire.md 3.2). */
export const NO_TOKEN = oauth(104, 'An access token is required to request this resource.');
export const NO_TOKEN_ME = oauth(
  2500,
  'An active access token must be used to query information about the current user.',
);
export const UNREADABLE = oauth(190, 'Invalid OAuth access token - Cannot parse access token');
export const REVOKED = oauth(
  190,
  'Error validating access token: The session is invalid because the user logged out.',
  { error_subcode: 467 },
);
export const PAGE_TOKEN_NEEDED = oauth(
  190,
  '(#190) This method must be called with a Page Access Token',
);
export const WRONG_PROOF = {
  ...oauth(100, 'Invalid appsecret_proof provided in the API argument'),
  type: 'GraphMethodException',
};
export const NO_TASK = oauth(
  200,
  '(#200) The user must be able to perform the MESSAGING or the MODERATE task on the Page',
  { status: 403 },
);

/** The error of a missing scope. */
export const lacks = (code: 10 | 200 | 230 | 283, scope: string) =>
  oauth(
    code,
    code === 10
      ? '(#10) Application does not have permission for this action'
      : `(#${code}) Requires ${scope} permission to manage the object`,
    { status: 403 },
  );

/** The error of an id that is not there, or not for this caller. */
export const notThere = (id: string, verb = 'get') => ({
  status: 400,
  message: `Unsupported ${verb} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
  type: 'GraphMethodException',
  code: 100,
  error_subcode: 33,
});

/** An error of another kind, of type OAuthException with status 400. */
export const refused = oauth;
