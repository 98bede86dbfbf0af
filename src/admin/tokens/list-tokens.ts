import { operation } from '../operation.ts';
import { eachToken } from '../tokens.ts';
import { scopesOf, stateOf, TokenList } from './token.ts';

export const listTokensOperation = operation({
  id: 'listTokens',
  words: 'List the tokens by id, never their text',
  http: 'GET /tokens',
  takes: {},
  gives: TokenList,
  run: (deps) => ({ data: eachToken(deps) }),
  command: 'token list',
  examples: ['token list'],
  says: () => 'There is no token yet: `npx convograph token create --page PAGE` makes one.',
  columns: {
    ID: 'id',
    TYPE: 'type',
    APP: 'app_id',
    'PAGE OR USER': ({ page_id, user_id }) => page_id ?? user_id,
    STATE: stateOf,
    SCOPES: scopesOf,
  },
});
