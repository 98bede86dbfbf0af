import type { LinkBase } from '../../graph/execute/call.ts';
import { queryText } from '../../graph/text/query-text.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';

/**
 * Parameters that a link to another page does not repeat as they are: its own, and those that
 * belong to one request (wire.md 2.3; a proof in a link would outlive the request it was for).
 */
const OWN = new Set([
  'access_token',
  'pretty',
  'date_format',
  'limit',
  'after',
  'before',
  'id',
  'ids',
  'appsecret_proof',
  'appsecret_time',
  'callback',
  'method',
]);

/**
 * What every link of this answer begins with: also those of nested edges, whose pages are to look
 * like the first. The query is written when the first link is: most answers have none.
 */
export class Links implements LinkBase {
  readonly origin: string;
  readonly #params: GraphRequest['params'];
  readonly #token: string;
  #query: string | undefined;

  constructor({ origin, prefix, params }: GraphRequest, token: string) {
    this.origin = origin + prefix;
    this.#params = params;
    this.#token = token;
  }

  get query(): string {
    this.#query ??= queryOf(this.#params, this.#token);
    return this.#query;
  }
}

function queryOf(params: GraphRequest['params'], token: string): string {
  let query = `access_token=${queryText(token)}`;
  for (const name of ['pretty', 'date_format']) {
    const value = params.get(name);
    if (value !== undefined) query += `&${name}=${queryText(value)}`;
  }
  return query;
}

/** The caller's own parameters in a link, from `&` on; the page size last. */
export function ownQuery(request: GraphRequest, limit: number): string {
  let query = '';
  for (const [name, value] of request.params) {
    if (!OWN.has(name)) query += `&${queryText(name)}=${queryText(value)}`;
  }
  return `${query}&limit=${limit}`;
}
