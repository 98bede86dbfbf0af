import type { GraphAnswer } from './request.ts';

/** Stands for the build that answers; only ever logged by clients (wire.md 2.5). */
const REVISION = '1000000000';

const LONGEST_MESSAGE = 400;

/** Ours alone: tells what is not Meta's from what is, also to a page's script. */
const marked = (name: string, word: string) => [
  ...[name, word, 'Access-Control-Expose-Headers', name],
];
const NOT_YET = marked('X-Convograph', 'not-yet');
const EXTENSION = marked('X-Convograph', 'extension');

/** What of an answer decides its headers. */
export type HeaderSource = Pick<
  GraphAnswer,
  'version' | 'error' | 'usage' | 'location' | 'notYet' | 'extension' | 'deprecated'
>;

/**
 * Headers of every answer on Meta's paths (wire.md 2.5), as name, value, name, value.
 * `Strict-Transport-Security` and `Alt-Svc` would be wrong of a server on one's own machine.
 *
 * @param type the Content-Type, '' for an answer without a body
 * @param vary request headers that chose this form of the body, besides Origin
 */
export function graphHeaders(
  { version, error, usage, location, notYet, extension, deprecated }: HeaderSource,
  requestId: string,
  type: string,
  vary = '',
): string[] {
  const headers = [
    'Access-Control-Allow-Origin',
    '*',
    'cross-origin-resource-policy',
    'cross-origin',
    'Vary',
    `Origin${vary}`,
    'x-fb-request-id',
    requestId,
    // Opaque to clients; derived, since three more random texts would cost more than the rest.
    'x-fb-trace-id',
    requestId.slice(-11),
    'x-fb-rev',
    REVISION,
    'X-FB-Debug',
    `${requestId}${requestId}==`,
    'Pragma',
    'no-cache',
    'Cache-Control',
    error ? 'no-store' : 'private, no-cache, no-store, must-revalidate',
    'Expires',
    'Sat, 01 Jan 2000 00:00:00 GMT',
  ];
  if (type !== '') headers.push('Content-Type', type);
  if (version !== undefined) headers.push('Facebook-API-Version', version);
  if (location !== undefined) headers.push('Location', location);
  if (usage) headers.push(...usage);
  if (notYet !== undefined) headers.push(...NOT_YET);
  else if (extension) headers.push(...EXTENSION);
  if (deprecated !== undefined) headers.push(...marked('X-Convograph-Deprecated', deprecated));
  if (error) headers.push('WWW-Authenticate', challenge(error));
  return headers;
}

/** `WWW-Authenticate` of an error; the message is cut, and kept within what a header may hold. */
function challenge({ code, message, challenge }: NonNullable<GraphAnswer['error']>): string {
  const word =
    challenge ?? (code === 190 ? 'invalid_token' : code === 803 ? 'not_found' : 'invalid_request');
  const text = message.slice(0, LONGEST_MESSAGE).replace(/[^ -~]/g, '?');
  return `OAuth "Facebook Platform" "${word}" "${text.replace(/["\\]/g, '\\$&')}"`;
}
