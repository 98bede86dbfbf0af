import type { IncomingMessage, ServerResponse } from 'node:http';
import { graphHeaders } from '../graph/wire/headers.ts';

const METHODS = 'GET, HEAD, POST, DELETE, OPTIONS';
const USUAL_HEADERS = 'Authorization, Content-Type, If-None-Match';

/** Answers OPTIONS: any page may call us, tokens being no cookies. 200, as Meta's, not 204. */
export function preflight(req: IncomingMessage, res: ServerResponse, requestId: string): void {
  const wanted = req.headers['access-control-request-headers'];
  const isList = wanted !== undefined && /^[\w\-, ]{1,1000}$/.test(wanted);
  res
    .writeHead(200, [
      ...graphHeaders({ version: undefined }, requestId, ''),
      'Access-Control-Allow-Methods',
      METHODS,
      'Access-Control-Allow-Headers',
      isList ? wanted : USUAL_HEADERS,
      'Access-Control-Max-Age',
      '86400',
      'Allow',
      METHODS,
      'Content-Length',
      '0',
    ])
    .end();
}
