import type { IncomingMessage } from 'node:http';
import { constants } from 'node:zlib';
import { noneMatches } from '../graph/wire/entity-tag.ts';
import { graphHeaders } from '../graph/wire/headers.ts';
import { isOn } from '../graph/wire/is-on.ts';
import type { GraphAnswer } from '../graph/wire/request.ts';

/** Bodies up to this many bytes are never compressed: one packet holds them as they are. */
const COMPRESS_ABOVE = 1_024;

/** The quickest level: clients are near, and JSON shrinks to a fifth at any level. */
export const LEVEL = constants.Z_BEST_SPEED;

const JSON_TYPE = 'application/json; charset=UTF-8';
const SCRIPT_TYPE = 'text/javascript; charset=UTF-8';

/** What of the request decides the form of its answer. */
export interface AnswerForm {
  readonly requestId: string;
  /** The verb that counted, in upper case. */
  readonly method: string;
  /** The function that is called with it. */
  readonly callback: string | undefined;
  /** What was read of the parameters, if reading broke off. */
  readonly params: ReadonlyMap<string, string>;
}

/** The head of an answer, but for its length and coding. */
export interface Head {
  readonly status: number;
  /** Name, value, name, value. */
  readonly headers: string[];
  readonly isCompressible: boolean;
}

/** @param length bytes of the body before it is compressed */
export function headOf(
  asked: AnswerForm,
  answer: GraphAnswer,
  tag: string | undefined,
  length: number,
): Head {
  const isScript = asked.callback !== undefined;
  const isCompressible = length > COMPRESS_ABOVE;
  const vary = isCompressible ? ', Accept-Encoding' : '';
  const type = isScript ? SCRIPT_TYPE : JSON_TYPE;
  const headers = graphHeaders(answer, asked.requestId, type, vary);
  if (isScript) headers.push('X-Content-Type-Options', 'nosniff');
  if (tag !== undefined) headers.push('ETag', tag);
  const isSuppressed = isScript || isOn(asked.params.get('suppress_http_code'));
  return { status: isSuppressed ? 200 : answer.status, headers, isCompressible };
}

/** The headers of a 304: the client has the body with this tag. */
export const unchangedHeaders = (asked: AnswerForm, answer: GraphAnswer, tag: string): string[] => [
  ...graphHeaders(answer, asked.requestId, ''),
  'ETag',
  tag,
];

/** Whether an answer has an ETag: that of a read which succeeded, while there are any. */
export const isTagged = ({ method }: AnswerForm, { error, lacking }: GraphAnswer): boolean =>
  method === 'GET' && !error && (lacking === undefined || !lacking.has('etag'));

/** Whether a client has the body with this tag. */
export function isUnchanged({ headers, method }: IncomingMessage, tag: string): boolean {
  const condition = headers['if-none-match'];
  if (condition === undefined || (method !== 'GET' && method !== 'HEAD')) return false;
  return noneMatches(condition, tag);
}
