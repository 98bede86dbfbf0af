import { operation } from '../operation.ts';
import { text } from '../schema.ts';
import { infoOf, tokenOf } from '../tokens.ts';
import { scopesOf, stateOf, Token } from './token.ts';

export const showTokenOperation = operation({
  id: 'showToken',
  words: 'Show a token, never its text',
  http: 'GET /tokens/{token}',
  takes: { token: text('id of the token') },
  gives: Token,
  run: async ({ store: { directory }, clock }, { token }) =>
    infoOf(directory, await tokenOf(directory, token), clock.now()),
  command: 'token show <token>',
  examples: ['token show 402817365091'],
  says: (token) =>
    `${token.type} token ${token.id} for app ${token.app_id}: ${stateOf(token)}, scopes ${scopesOf(token) ?? 'none'}`,
});
