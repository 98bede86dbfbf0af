import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { GraphAnswer } from '../graph/request.ts';
import { entityTag, noneMatches } from '../graph/wire/entity-tag.ts';
import { graphHeaders } from '../graph/wire/headers.ts';
import { isOn } from '../graph/wire/is-on.ts';
import { acceptsGzip } from './accepts-gzip.ts';
import type { Leave } from './leave-together.ts';
import { arrange, callbackName, jsonpText, type Scriptable } from './presentation.ts';

/** Bodies up to this many bytes are never compressed: one packet holds them as they are. */
const COMPRESS_ABOVE = 1_024;

const JSON_TYPE = 'application/json; charset=UTF-8';
const SCRIPT_TYPE = 'text/javascript; charset=UTF-8';

const compress = promisify(gzip);

/** What of the request decides the form of its answer. */
export interface Asked extends Scriptable {
  readonly requestId: string;
  /** What was read of the parameters, if reading broke off. */
  readonly params: ReadonlyMap<string, string>;
}

/**
 * Sends one answer (protocol.md 2.5): pretty or JSONP, with its ETag, compressed if asked.
 * @param leave sends what has a head
 */
export function respond(
  req: IncomingMessage,
  res: ServerResponse,
  asked: Asked,
  answer: GraphAnswer,
  leave: Leave,
): void | Promise<void> {
  const { requestId, method, params } = asked;
  if (answer.location !== undefined) {
    const headers = graphHeaders(answer, requestId, '');
    leave(res.writeHead(answer.status, [...headers, 'Content-Length', '0']));
    return;
  }
  const callback = callbackName(asked);
  const json = arrange(answer.body, req, params);
  const body = callback === undefined ? json : jsonpText(callback, json);
  const status = callback || isOn(params.get('suppress_http_code')) ? 200 : answer.status;
  const tag = method === 'GET' && !answer.error ? entityTag(body) : undefined;
  if (tag !== undefined && isUnchanged(req, tag)) {
    leave(res.writeHead(304, [...graphHeaders(answer, requestId, ''), 'ETag', tag]));
    return;
  }
  const type = callback === undefined ? JSON_TYPE : SCRIPT_TYPE;
  const compressible = body.length > COMPRESS_ABOVE;
  const vary = compressible ? ', Accept-Encoding' : '';
  const headers = graphHeaders(answer, requestId, type, vary);
  if (callback !== undefined) headers.push('X-Content-Type-Options', 'nosniff');
  if (tag !== undefined) headers.push('ETag', tag);
  if (compressible && acceptsGzip(req.headers['accept-encoding'])) {
    return compressed(body).then((packed) => {
      headers.push('Content-Encoding', 'gzip', 'Content-Length', String(packed.length));
      leave(res.writeHead(status, headers), packed);
    });
  }
  headers.push('Content-Length', String(body.length));
  leave(res.writeHead(status, headers), body);
}

function isUnchanged({ headers, method }: IncomingMessage, tag: string): boolean {
  const condition = headers['if-none-match'];
  if (condition === undefined || (method !== 'GET' && method !== 'HEAD')) return false;
  return noneMatches(condition, tag);
}

/** The quickest level: clients are near, and JSON shrinks to a fifth at any level. */
const compressed = (body: string): Promise<Buffer> =>
  compress(body, { level: constants.Z_BEST_SPEED });
