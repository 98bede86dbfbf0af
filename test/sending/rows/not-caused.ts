/** Where the request that causes a row is run: a row of the catalogue and the test that proves it. */
export const PROVED: Readonly<Record<string, string>> = {
  '100/2018109': 'error:attachmentSize',
  '100/2018294': 'error:videoFailed',
  '100/2018254': 'error:profileFieldRetired',
  '100/2018320': 'error:productId',
  2018175: 'error:mediaType',
  2018182: 'error:mediaSource',
  2018187: 'error:mediaUrl',
  9000001: 'error:messageDeleted',
  10303: 'error:invalidLinkingToken',
  '100/2018164': 'error:incorrectAppId',
  '100/2534037': 'error:instagramNotThreadOwner',
};

const OLD = 'of before any version that is offered';
const MARKETING = 'of marketing messages and their opt-in, which are not offered';
const PHONES = 'of people known by telephone number, which are not offered';
const EXTENSIONS = 'of the extensions SDK within a web view, which runs in Meta’s own apps';
const MEDIA = 'of media templates: which of these subcodes a fault has is known of no other';

/** Rows of messaging that nothing here causes, and why. */
export const NOT_CAUSED: Readonly<Record<string, string>> = {
  '10/2018065': `what 10/2018278 was until March 2020: ${OLD}`,
  '10/1893015': MARKETING,
  '10/1404170': MARKETING,
  2018171: 'given with its code: 100/2018171',
  2018234: 'given with its code: 100/2018234',
  '100/2018328': `of product templates below v8.0: ${OLD}`,
  '200/2018028': 'given as 10/2018028, the later of the two (wire.md 13.2, 13)',
  '200/2018021': PHONES,
  '200/2018027': PHONES,
  2018218: PHONES,
  '613/1893016': MARKETING,
  '613/2018338': 'a warning of tags that are misused: by what rule Meta does not tell',
  '613/2534040': 'given as 613 without a subcode, as captured (wire.md 13.2, 30)',
  2018247: 'given with its code: 100/2018247',
  2018321: 'of automated flows of the platform, which are not offered; its code is not known',
  10904: 'given with its subcode: 10904/1893050',
  24001: 'of payments, which Meta has ended',
  24002: 'of payments, which Meta has ended',
  24005: 'of payments, which Meta has ended',
  2018144: 'of games, which are not offered',
  2018154: EXTENSIONS,
  2018163: EXTENSIONS,
  2018166: EXTENSIONS,
  2071010: EXTENSIONS,
  2071025: EXTENSIONS,
  2018389: 'of calls, which are not offered',
  2018396: 'of calls, which are not offered',
  2018173: MEDIA,
  2018188: MEDIA,
};
