import type { IncomingMessage } from 'node:http';
import { GraphError } from '../graph/error.ts';
import type { GraphRequest } from '../graph/request.ts';
import { splitPath, type Target } from '../graph/wire/path.ts';
import { headerToken } from '../graph/wire/token.ts';
import { readBody } from './body.ts';
import { readBodyParams } from './body-params.ts';
import type { OriginOf } from './origin.ts';

type Params = ReadonlyMap<string, string>;

/** Bytes a request target may have. */
const LONGEST_TARGET = 65_536;

/** @throws GraphError 1 (`badRequest`) for a target over 64 KB */
export function checkTarget({ url = '' }: IncomingMessage): void {
  if (url.length > LONGEST_TARGET) throw new GraphError('badRequest');
}

/**
 * The query's parameters with the body's after and over them; of two tokens the query's stays
 * (protocol.md 1.4).
 *
 * @throws GraphError 1 or 100 (body.ts, body-params.ts)
 */
export async function withBody(req: IncomingMessage, query: Params): Promise<Params> {
  const params = new Map(query);
  readBodyParams(await readBody(req), req.headers['content-type'] ?? '', params);
  const queryToken = query.get('access_token');
  if (queryToken) params.set('access_token', queryToken);
  return params;
}

/** The verb that counts: `method=`, else HTTP's; HEAD is a GET whose body stays here. */
export function verb({ method = 'GET' }: IncomingMessage, params: Params): string {
  const override = params.get('method');
  if (override) return override.toUpperCase();
  return method === 'HEAD' ? 'GET' : method;
}

/** The plain request that `api/` answers. */
export function graphRequest(
  req: IncomingMessage,
  { path, host }: Target,
  method: string,
  params: Params,
  originOf: OriginOf,
): GraphRequest {
  const { version, segments } = splitPath(path);
  return {
    method,
    segments,
    version,
    path,
    params,
    token: params.get('access_token') || headerToken(req.headers.authorization),
    origin: originOf(req, host),
  };
}
