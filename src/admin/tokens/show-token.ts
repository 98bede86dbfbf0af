import { operation } from '../operation.ts';
import { text } from '../schema.ts';
import { tokenInfo } from '../tokens.ts';
import { scopesOf, stateOf, Token } from './token.ts';

export const showTokenOperation = operation({
  id: 'showToken',
  words: 'Show a token, never its text',
  http: 'GET /tokens/{token}',
  takes: { token: text('id of the token') },
  gives: Token,
  run: tokenInfo,
  command: 'token show <token>',
  examples: ['token show 402817365091'],
  says: (token) =>
    `${token.type} token ${token.id} for app ${token.app_id}: ${stateOf(token)}, scopes ${scopesOf(token) ?? 'none'}`,
});
