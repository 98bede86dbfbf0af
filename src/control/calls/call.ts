import { HANDLES } from '../../access/token-handle.ts';
import { AdminError } from '../../admin/error.ts';
import { operation } from '../../admin/operation.ts';
import {
  byDefault,
  integer,
  list,
  number,
  object,
  text,
  textOf,
  word,
} from '../../admin/schema.ts';
import type { ControlDeps } from '../explain.ts';
import { heldToken } from './held-token.ts';
import { make } from './on-wire.ts';

/** What leads to the other host on this server. */
const INSTAGRAM = '/_convograph/instagram';

const Header = object('CalledHeader', 'A header of an answer.', { name: text(), value: text() });

export const callOperation = operation({
  id: 'call',
  words: 'Make a call of Meta’s side, with a token by its id: what was answered, as it was sent',
  http: 'POST /calls',
  onServer: true,
  // The call has a row of its own in the timeline.
  looks: true,
  takes: {
    method: byDefault(word(['GET', 'POST', 'DELETE']), 'GET'),
    url: textOf(
      { maxLength: 65_536, pattern: '^/(?!/)' },
      'a path with its query, such as /v25.0/me/conversations?fields=id',
      { wrong: '"url" must be a path, such as /v25.0/me/conversations?fields=id.' },
    ),
    host: byDefault(
      word(['facebook', 'instagram'], 'graph.facebook.com or graph.instagram.com'),
      'facebook',
    ),
    'body?': text('of a POST: JSON, or a form where it begins with no brace'),
    'token?': text(`${HANDLES}; or its text`),
  },
  gives: object('Called', 'What a call was answered.', {
    status: integer(),
    headers: list(Header, 'as they came'),
    body: text('as it came'),
    ms: number('milliseconds until all of it was there'),
    'seq?': integer('of the call in the timeline'),
  }),
  async run(deps: ControlDeps, { method, url, host, body, token }) {
    // What stands behind dots and strange slashes, too: so the wire reads it.
    if (URL.parse(url, 'http://x')?.pathname.startsWith('/_convograph')) {
      throw new AdminError('This is no path of Meta’s: it begins with a version, or with an id.');
    }
    const text = token === undefined ? undefined : await heldToken(token, deps.answering);
    const { status, headers, row, ms, ...answer } = await make(deps, {
      method,
      url: host === 'instagram' ? INSTAGRAM + url : url,
      headers: {
        ...(text !== undefined && { authorization: `Bearer ${text}` }),
        ...(body !== undefined && { 'content-type': typeOf(body) }),
      },
      ...(body !== undefined && { body }),
    });
    return {
      status,
      headers: Object.entries(headers).flatMap(([name, value]) =>
        [value ?? []].flat().map((one) => ({ name, value: one })),
      ),
      body: answer.body.toString('utf8'),
      ms,
      ...(row !== undefined && { seq: row }),
    };
  },
  command: 'call <url>',
  examples: [
    "call '/me/conversations?fields=id,snippet' --token 402817365091",
    `call /me/messages --method POST --body '{"recipient":{"id":"4404935943621117"},"message":{"text":"Hi"}}' --token 402817365091`,
  ],
  says: ({ body }) => body,
  isNo: ({ status }) => status >= 400,
});

const typeOf = (body: string): string =>
  /^\s*[[{]/.test(body) ? 'application/json' : 'application/x-www-form-urlencoded';
