import { type ErrorEntry, oauth } from './entry.ts';

const TYPE: Partial<ErrorEntry> = { type: 'IGApiException' };

/** What graph.instagram.com alone says, or says in other words (protocol.md 3.1, 3.2). */
export const instagram = {
  instagramNotFound: oauth(
    100,
    `Unsupported {method} request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    'At graph.instagram.com: an id that does not exist, is of another account, or of Messenger; a verb the node does not take.',
    { ...TYPE, subcode: 33 },
  ),
  instagramUnsupported: oauth(
    100,
    'Unsupported request - method type: {method}',
    'At graph.instagram.com: a batch, of which it has none.',
    TYPE,
  ),
};
