/** One row of the error catalogue: everything of a Graph error that does not change per request. */
export interface ErrorEntry {
  readonly code: number;
  readonly subcode?: number;
  /** HTTP status: 400, 403, 404 or 500; clients break on others (clients.md, Answers 3). */
  readonly status: number;
  readonly type:
    | 'OAuthException'
    | 'GraphMethodException'
    | 'GraphBatchException'
    | 'IGApiException'
    | 'Exception';
  /** Text as it leaves; `{words}` are filled in by whoever throws. */
  readonly message: string;
  readonly transient?: true;
  /** When it is raised, for people: the reference pages are made from it. */
  readonly when: string;
}

const oauth = (code: number, message: string, when: string, rest: Partial<ErrorEntry> = {}) =>
  ({ code, status: 400, type: 'OAuthException', message, when, ...rest }) as ErrorEntry;

const method = (code: number, message: string, when: string, rest: Partial<ErrorEntry> = {}) =>
  ({ code, status: 400, type: 'GraphMethodException', message, when, ...rest }) as ErrorEntry;

const DOCS = 'https://developers.facebook.com/docs/graph-api';

/** How the errors of business use cases end (protocol.md 3.2). */
const WAIT = `Wait a bit and try again. For more info, please refer to ${DOCS}/overview/rate-limiting.`;

/** Every error that Convograph answers (protocol.md 3; texts of its own say so in `when`). */
export const catalogue = {
  unknown: oauth(1, 'An unknown error occurred', 'A fault of the server itself.', {
    status: 500,
  }),
  badRequest: oauth(
    1,
    'An unknown error occurred',
    'A request that is not HTTP, or whose address or headers are too long.',
  ),
  clientSecretWrong: oauth(
    1,
    'Error validating client secret.',
    'A client_secret that is not the secret of the app (protocol.md 6).',
  ),
  codeMissing: oauth(
    1,
    'Missing authorization code',
    'A token is asked for without a code and without another grant_type.',
  ),
  tooMuchData: oauth(
    1,
    "Please reduce the amount of data you're asking for, then retry your request",
    'More than 25,000 nodes (protocol.md 2.3); a body over 1 MB, or a multipart body over 100 MB or 60 parts.',
  ),
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
  noNode: oauth(100, 'No node specified', 'GET / without a node or ids (protocol.md 1.6).', {
    type: 'Exception',
  }),
  notFound: method(
    100,
    `Unsupported {method} request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at ${DOCS}`,
    'An id that does not exist or belongs to another Page; a verb the node does not take.',
    { subcode: 33 },
  ),
  instagramNotFound: method(
    100,
    `Unsupported {method} request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    'The same at graph.instagram.com, where every id of another account and of Messenger is unknown (protocol.md 3.2).',
    { subcode: 33, type: 'IGApiException' },
  ),
  instagramUnsupported: method(
    100,
    'Unsupported request - method type: {method}',
    'A batch at graph.instagram.com, which has none.',
    { type: 'IGApiException' },
  ),
  nonexistingField: oauth(
    100,
    '(#100) Tried accessing nonexisting field ({field}) on node type ({type})',
    'A field or edge the node type does not have (protocol.md 1.7).',
  ),
  unknownAlias: oauth(
    100,
    '(#100) Unknown fields: {alias}.',
    '.as() on a field that takes no alias (protocol.md 1.7).',
  ),
  requiredParameter: oauth(
    100,
    '(#100) The parameter {param} is required',
    'A parameter that must be there is missing (protocol.md 3.2).',
  ),
  enumParameter: oauth(
    100,
    '(#100) Param {param} must be one of {{values}} - got "{got}".',
    'A value outside an enumeration (protocol.md 3.2).',
  ),
  idParameter: oauth(
    100,
    '(#100) Param {param} must be a valid ID string (e.g., "123")',
    'A value that is not an id (protocol.md 3.2).',
  ),
  parameterLength: oauth(
    100,
    '(#100) Length of param {param} must be less than or equal to {longest}',
    'A text that is longer than its parameter takes (protocol.md 3.2).',
  ),
  invalidParameter: oauth(
    100,
    '(#100) Param {param} must be {wanted}',
    'A value of the wrong form, such as a negative limit or a bad callback.',
  ),
  invalidCursor: oauth(
    100,
    '(#100) Invalid cursors values',
    'A cursor that this edge never gave out.',
  ),
  tooManyIds: oauth(
    100,
    '(#100) Too many IDs. At most 50 IDs are allowed in one request.',
    'More than 50 ids.',
  ),
  emptyIdentifier: oauth(
    100,
    'Cannot specify an empty identifier',
    'ids= without a value (protocol.md 1.6).',
  ),
  batchSize: oauth(
    100,
    'Too many requests in batch message. Maximum batch size is 50',
    'A batch of more than 50 items (protocol.md 4).',
    { type: 'GraphBatchException' },
  ),
  batchInBatch: oauth(
    100,
    '(#100) A batch request cannot contain another batch request.',
    'An item of a batch that is a batch itself.',
  ),
  batchName: oauth(
    100,
    '(#100) Param batch[{at}] refers to a request named "{name}", which this batch does not have.',
    'depends_on or {result=…} with a name that no item has; the whole batch fails.',
  ),
  batchCircle: oauth(
    100,
    '(#100) Param batch[{at}] waits for itself: {circle}.',
    'Items of a batch that depend on one another in a circle; the whole batch fails.',
  ),
  batchPath: oauth(
    100,
    '(#100) Param batch[{at}] has a reference that is not {result=name:$.path}: {reference}',
    'A {result=…} with a JSONPath that is not understood; the whole batch fails.',
  ),
  attachmentSize: oauth(
    100,
    '(#100) Attachment size exceeds allowable limit',
    'A file over 25 MB in a multipart body (protocol.md 3.3).',
    { subcode: 2018109 },
  ),
  noMatchingUser: oauth(
    100,
    '(#100) No matching user found',
    'A recipient the Page does not know (protocol.md 5.8).',
    { subcode: 2018001 },
  ),
  notLinked: oauth(
    100,
    '(#100) The page is not linked to an Instagram account',
    'platform=instagram on a Page without an Instagram account (protocol.md 3.3).',
    { subcode: 2534013 },
  ),
  mayNotInspect: oauth(
    100,
    '(#100) You must provide an app access token, or a user access token that is an owner or developer of the app',
    'debug_token by somebody else than the app and its people (protocol.md 6).',
  ),
  codeInvalid: oauth(
    100,
    'Error validating verification code.',
    'A code that was never given out, or was given to another app (protocol.md 6).',
  ),
  codeExpired: oauth(
    100,
    'This authorization code has expired.',
    'A code older than ten minutes.',
    { subcode: 36007 },
  ),
  codeRedirect: oauth(
    100,
    'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
    'A code with another redirect_uri than the one it was given for.',
    { subcode: 36008 },
  ),
  codeUsed: oauth(
    100,
    'This authorization code has been used.',
    'A code that was exchanged before.',
    { subcode: 36009 },
  ),
  proofInvalid: method(
    100,
    'Invalid appsecret_proof provided in the API argument',
    'appsecret_proof is not the HMAC of this token (protocol.md 1.5).',
  ),
  proofRequired: method(
    100,
    'API calls from the server require an appsecret_proof argument',
    'No appsecret_proof, and the app requires one (`app set --require-proof on`).',
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
    'Error validating application.',
    'A client_id of no app (protocol.md 3.2).',
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
    'Error validating access token: The user has not authorized application {app}.',
    'The person removed the app (`DELETE /me/permissions`, `user set --remove-app`).',
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
    'A Page token that came from a user token, whose person no longer has a role on the Page (protocol.md 3.2).',
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
  redirectMissing: oauth(
    191,
    'Missing redirect_uri parameter.',
    'A code is exchanged without the redirect_uri it was given for.',
  ),
  pageTokenRequired: oauth(
    190,
    '(#190) This method must be called with a Page Access Token',
    'A user or app token where a Page token is needed.',
  ),
  missingCapability: oauth(
    3,
    '(#3) Application does not have the capability to make this API call.',
    'Strict mode, Instagram: no verified business owns the app (`app set --verified no`).',
  ),
  missingInstagramScope: oauth(
    10,
    '(#10) Application does not have permission for this action',
    'The token lacks instagram_basic or instagram_manage_messages; at graph.instagram.com, instagram_business_basic or instagram_business_manage_messages.',
    { status: 403 },
  ),
  missingScope: oauth(
    200,
    '(#200) Requires {scope} permission to manage the object',
    'The token lacks pages_manage_metadata.',
    { status: 403 },
  ),
  missingTask: oauth(
    200,
    '(#200) The user must be able to perform the MESSAGING or the MODERATE task on the Page',
    'The person behind the token has neither task on the Page.',
    { status: 403 },
  ),
  messageAccessOff: oauth(
    200,
    '(#200) The account owner has disabled access to instagram direct messages',
    'Instagram: "Allow access to messages" is off (`page set --message-access off`).',
    { status: 403, subcode: 2534041 },
  ),
  consentRequired: oauth(
    230,
    'User consent is required to access user profile',
    'The profile of an Instagram user who has not consented (`person set --consent off`).',
    { status: 403 },
  ),
  missingMessagingScope: oauth(
    230,
    '(#230) Requires {scope} permission to manage the object',
    'The token lacks pages_messaging.',
    { status: 403 },
  ),
  missingEngagementScope: oauth(
    283,
    '(#283) Requires {scope} permission to manage the object',
    'The token lacks pages_read_engagement.',
    { status: 403 },
  ),
  abusive: oauth(
    368,
    '(#368) The action attempted has been deemed abusive or is otherwise disallowed',
    'The Page refuses with 368 (`page set --refuse 368`).',
  ),
  rateLimit: oauth(
    613,
    '(#613) Calls to this api have exceeded the rate limit.',
    'Limits are on: more than 2 calls of the Conversations API in a second. Or the Page refuses with 613 (`page set --refuse 613`).',
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
  unknownName: oauth(
    803,
    '(#803) Some of the aliases you requested do not exist: {names}',
    'A first path segment, or an entry of ids, that is neither an id nor a known word.',
    { status: 404 },
  ),
  unknownPath: oauth(
    2500,
    'Unknown path components: {path}',
    'A path segment that no node knows, or a version that does not exist.',
  ),
  idAlready: oauth(
    2500,
    'Invalid token: "{id}".  An ID has already been specified.',
    'ids= together with an id in the path (protocol.md 1.6).',
  ),
  syntax: oauth(
    2500,
    'Syntax error "{problem}" at character {at}: {text}',
    'fields that do not follow the grammar (protocol.md 1.7).',
  ),
  messageDeleted: oauth(
    9000001,
    'This Message has been deleted by the user or the business.',
    'A deleted message; in strict mode also one older than the newest 20 of its conversation.',
  ),
} satisfies Record<string, ErrorEntry>;
