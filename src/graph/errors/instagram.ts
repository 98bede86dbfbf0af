import { type ErrorEntry, oauth } from './entry.ts';

const TYPE: Partial<ErrorEntry> = { type: 'IGApiException' };

/** What graph.instagram.com alone says, or says in other words (wire.md 3.1, 3.2). */
export const instagram = {
  instagramNotFound: oauth(
    100,
    `Unsupported {method} request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    'At graph.instagram.com: an id, and no number, that does not exist, is of another account, or of Messenger; a verb the node does not take.',
    { ...TYPE, subcode: 33 },
  ),
  instagramUserNotFound: oauth(
    100,
    'The requested user cannot be found.',
    'At graph.instagram.com: a number that is no person who wrote to the account, whoever else it may be (wire.md 13.3 g).',
    { ...TYPE, subcode: 2534014 },
  ),
  instagramUnknownName: oauth(
    803,
    "Object with ID '{names}' does not exist, cannot be loaded due to missing permissions, or does not support this operation",
    'At graph.instagram.com: a name where an id belongs (wire.md 13.2, 29).',
    TYPE,
  ),
  instagramNonexistingField: oauth(
    100,
    'Tried accessing nonexisting field ({field})',
    'At graph.instagram.com: a field or edge that the node type does not have (wire.md 13.3 f).',
    TYPE,
  ),
  instagramUnknownPath: oauth(
    2500,
    'Unknown path components: {path}',
    'At graph.instagram.com: a path segment that no node knows, or whatever follows a version that does not exist (wire.md 13.2, 28).',
    { ...TYPE, status: 500 },
  ),
  instagramCallLimit: oauth(
    613,
    'Calls to this api have exceeded the rate limit.',
    'At graph.instagram.com, limits on: more than 2 calls of the Conversations API in a second, or 300 sends; or the Page refuses with 613 (wire.md 13.2, 30).',
    { ...TYPE, status: 500, transient: false },
  ),
  instagramUnavailable: oauth(
    2,
    'Service temporarily unavailable',
    'At graph.instagram.com: what `unavailable` is elsewhere (wire.md 13.2, 30).',
    { ...TYPE, status: 500, transient: true },
  ),
  instagramUnsupported: oauth(
    100,
    'Unsupported request - method type: {method}',
    'At graph.instagram.com: a batch, of which it has none; in strict mode any call of an account that is none of the app’s, while the app is in development or instagram_business_basic has standard access (wire.md 13.2, 26).',
    TYPE,
  ),
};
