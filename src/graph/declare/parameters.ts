import type { Description } from './description.ts';

const parameter = (
  name: string,
  type: string,
  description: string,
  partial?: string,
): Description => ({
  name,
  type,
  description,
  ...(partial ? { partial } : {}),
});

/** Parameters that every request takes (wire.md 1.4 to 1.8). */
export const GLOBAL_PARAMETERS: readonly Description[] = [
  parameter('access_token', 'string', 'The token; in the query, the body or a header.'),
  parameter(
    'appsecret_proof',
    'string',
    'HMAC-SHA256 of the token under the app secret, in hex; passed over beside an app token.',
  ),
  parameter('appsecret_time', 'int', 'Unix time that the proof is made over, after the token.'),
  parameter('method', 'enum {get, post, delete}', 'The verb that counts, whatever HTTP says.'),
  parameter('fields', 'list<string>', 'What to answer, nested and with modifiers.'),
  parameter('ids', 'list<string>', 'Several nodes at once, answered by id; 50 at most.'),
  parameter('id', 'string', 'One node, named in the query.'),
  parameter('limit', 'int', 'Size of a page of an edge: 25 without it, 500 at most.'),
  parameter('after', 'string', 'Cursor: the page that follows.'),
  parameter('before', 'string', 'Cursor: the page before.'),
  parameter('summary', 'bool', 'On an edge, adds how many there are in all.'),
  parameter('metadata', 'bool', 'On a node, adds what it offers.'),
  parameter('debug', 'enum {all, info, warning}', 'Adds what was ignored or is amiss.'),
  parameter('pretty', 'bool', 'Spreads JSON over lines, as browsers get it anyway.'),
  parameter('format', 'string', 'Known; every answer is JSON.'),
  parameter('callback', 'string', 'Wraps the answer for loading as script (JSONP).'),
  parameter('suppress_http_code', 'bool', 'Answers 200 for errors too.'),
  parameter(
    'date_format',
    'string',
    'Times in a format of PHP’s date(), in UTC; `U`, Unix seconds, as a number.',
  ),
];

/** Modifiers of a field within `fields` (wire.md 1.7). */
export const MODIFIERS: readonly Description[] = [
  parameter('.limit', 'int', 'As limit, for a nested edge.'),
  parameter('.after', 'string', 'As after, for a nested edge.'),
  parameter('.before', 'string', 'As before, for a nested edge.'),
  parameter(
    '.order',
    'enum {chronological, reverse_chronological}',
    'Direction of a nested edge, newest first without it.',
  ),
  parameter('.as', 'string', 'Another key for the answer, on edges and objects.'),
  parameter('.fields', 'list<string>', 'The long form of braces.'),
];
