import { SCOPES } from '../../access/scopes.ts';
import { operation } from '../operation.ts';
import type { ValueOf } from '../schema.ts';
import { eachToken } from '../tokens.ts';
import { dateOf, type Token, TokenList } from './token.ts';

export const listTokensOperation = operation({
  id: 'listTokens',
  words: 'List the tokens by id, never their text',
  method: 'GET',
  path: '/tokens',
  takes: {},
  gives: TokenList,
  run: (deps) => ({ data: eachToken(deps) }),
  command: {
    line: 'token list',
    examples: ['token list'],
    says: () => 'There is no token yet: `npx convograph token create --page PAGE` makes one.',
    columns: {
      ID: ({ id }) => id,
      TYPE: ({ type }) => type,
      APP: ({ app_id }) => app_id,
      'PAGE OR USER': ({ page_id, user_id }) => page_id ?? user_id,
      STATE: stateOf,
      SCOPES: ({ scopes }) =>
        scopes.length === SCOPES.length ? 'all' : scopes.join(',') || undefined,
    },
  },
});

function stateOf({ is_valid, expires_at, revoked_at }: ValueOf<typeof Token>): string {
  if (revoked_at !== undefined) return 'revoked';
  if (!is_valid) return 'expired';
  return expires_at === 0 ? 'valid' : `until ${dateOf(expires_at)}`;
}
