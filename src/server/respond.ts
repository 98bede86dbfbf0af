import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { GraphAnswer } from '../graph/request.ts';
import { entityTag, noneMatches } from '../graph/wire/entity-tag.ts';
import { graphHeaders } from '../graph/wire/headers.ts';
import { isOn } from '../graph/wire/is-on.ts';
import { acceptsGzip } from './accepts-gzip.ts';
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

/** Sends one answer (protocol.md 2.5): pretty or JSONP, with its ETag, compressed if asked. */
export function respond(
  req: IncomingMessage,
  res: ServerResponse,
  asked: Asked,
  answer: GraphAnswer,
): void | Promise<void> {
  const { requestId, method, params } = asked;
  const callback = callbackName(asked);
  const json = arrange(answer.body, req, params);
  const body = callback === undefined ? json : jsonpText(callback, json);
  const status = callback || isOn(params.get('suppress_http_code')) ? 200 : answer.status;
  const tag = method === 'GET' && !answer.error ? entityTag(body) : undefined;
  if (tag !== undefined && isUnchanged(req, tag)) {
    res.writeHead(304, [...graphHeaders(answer, requestId, ''), 'ETag', tag]).end();
    return;
  }
  const type = callback === undefined ? JSON_TYPE : SCRIPT_TYPE;
  const compressible = body.length > COMPRESS_ABOVE;
  const vary = compressible ? ', Accept-Encoding' : '';
  const headers = graphHeaders(answer, requestId, type, vary);
  if (callback !== undefined) headers.push('X-Content-Type-Options', 'nosniff');
  if (tag !== undefined) headers.push('ETag', tag);
  if (compressible && acceptsGzip(req.headers['accept-encoding'])) {
    return sendCompressed(res, status, headers, body);
  }
  headers.push('Content-Length', String(body.length));
  // The body is ASCII: as Latin-1 it leaves in one write with the head, without being encoded.
  res.writeHead(status, headers).end(body, 'latin1');
}

function isUnchanged({ headers, method }: IncomingMessage, tag: string): boolean {
  const condition = headers['if-none-match'];
  if (condition === undefined || (method !== 'GET' && method !== 'HEAD')) return false;
  return noneMatches(condition, tag);
}

async function sendCompressed(
  res: ServerResponse,
  status: number,
  headers: string[],
  body: string,
): Promise<void> {
  // The quickest level: clients are near, and JSON shrinks to a fifth at any level.
  const packed = await compress(body, { level: constants.Z_BEST_SPEED });
  headers.push('Content-Encoding', 'gzip', 'Content-Length', String(packed.length));
  res.writeHead(status, headers).end(packed);
}
