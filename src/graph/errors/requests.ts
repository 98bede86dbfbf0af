import { DOCS, method, oauth } from './entry.ts';

/** What can be wrong with a request, or with what it names. */
export const requests = {
  unknown: oauth(1, 'An unknown error occurred', 'A fault of the server itself.', {
    status: 500,
  }),
  // 500 and not 503, which SDKs take for a broken network and hide the code of (wire.md 11).
  unavailable: oauth(
    2,
    'Service temporarily unavailable',
    'Another program has the store locked for longer than 10 seconds, the disk is full or failing, the system has no memory or no file handle left, or the server stops while a file is fetched (wire.md 3.2).',
    { status: 500, transient: true },
  ),
  badRequest: oauth(
    1,
    'An unknown error occurred',
    'A request that is not HTTP, or whose address or headers are too long.',
  ),
  tooMuchData: oauth(
    1,
    "Please reduce the amount of data you're asking for, then retry your request",
    'An answer of more than 25,000 nodes (wire.md 2.3) or 32 MB, or a batch that asks for more than four such together; a body over 1 MB, or a multipart body over 100 MB or 60 parts; more than 2,000 parameters, or 10,000 lists and objects in brackets among them; fields over 64 KB, or 1,000 fields and modifiers; JSON of 10,000 values; a batch with 10,000 references and steps of them.',
  ),
  noNode: oauth(100, 'No node specified', 'GET / without a node or ids (wire.md 1.6).', {
    type: 'Exception',
  }),
  notFound: method(
    100,
    `Unsupported {method} request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at ${DOCS}`,
    'An id that does not exist or belongs to another Page; a verb the node does not take.',
    { subcode: 33 },
  ),
  nonexistingField: oauth(
    100,
    '(#100) Tried accessing nonexisting field ({field}) on node type ({type})',
    'A field or edge the node type does not have (wire.md 1.7).',
  ),
  unknownAlias: oauth(
    100,
    '(#100) Unknown fields: {alias}.',
    '.as() on a field that takes no alias (wire.md 1.7).',
  ),
  requiredParameter: oauth(
    100,
    '(#100) The parameter {param} is required',
    'A parameter that must be there is missing (wire.md 3.2).',
  ),
  enumParameter: oauth(
    100,
    '(#100) Param {param} must be one of {{values}} - got "{got}".',
    'A value outside an enumeration (wire.md 3.2).',
  ),
  idParameter: oauth(
    100,
    '(#100) Param {param} must be a valid ID string (e.g., "123")',
    'A value that is not an id (wire.md 3.2).',
  ),
  parameterLength: oauth(
    100,
    '(#100) Length of param {param} must be less than or equal to {longest}',
    'A text that is longer than its parameter takes (wire.md 3.2).',
  ),
  invalidParameter: oauth(
    100,
    '(#100) Param {param} must be {wanted}',
    'A value of the wrong form, such as a negative limit or a bad callback.',
  ),
  invalidKeys: oauth(
    100,
    '(#100) Invalid keys "{keys}" were found in param "{param}".',
    'An object with members that its parameter has not (wire.md 3.2).',
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
    'ids= without a value (wire.md 1.6).',
  ),
  idsDeprecated: oauth(
    100,
    'The ids query parameter is deprecated in v26.0+.',
    'ids= at the root, as of 2026-07-28 or later (wire.md 13.1, 5).',
    { status: 500 },
  ),
  attachmentSize: oauth(
    100,
    '(#100) Attachment size exceeds allowable limit',
    'A file over 25 MB, or a picture over 8 MB that is fetched or is for Instagram (wire.md 8.5).',
    { subcode: 2018109 },
  ),
  noMatchingUser: oauth(
    100,
    '(#100) No matching user found',
    'A recipient the Page does not know (wire.md 5.8).',
    { subcode: 2018001 },
  ),
  notLinked: oauth(
    100,
    '(#100) The page is not linked to an Instagram account or the linked IG account is not professional account',
    'platform=instagram on a Page without an Instagram account (wire.md 13.2, 22).',
    { subcode: 2534013 },
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
    'A path segment that no node knows, or whatever follows a version that does not exist.',
  ),
  idAlready: oauth(
    2500,
    'Invalid token: "{id}".  An ID has already been specified.',
    'ids= together with an id in the path (wire.md 1.6).',
  ),
  syntax: oauth(
    2500,
    'Syntax error "{problem}" at character {at}: {text}',
    'fields that do not follow the grammar (wire.md 1.7).',
  ),
  messageDeleted: oauth(
    9000001,
    'This Message has been deleted by the user or the business.',
    'A deleted message; in strict mode also one older than the newest 20 of its conversation.',
  ),
};
