import { inStrides } from '../../base/in-strides.ts';
import type { TokenRow } from '../../store/directory.ts';
import { operation } from '../operation.ts';
import { infoOf } from '../tokens.ts';
import { scopesOf, stateOf, TokenList } from './token.ts';

export const listTokensOperation = operation({
  id: 'listTokens',
  words: 'List the tokens by id, never their text',
  http: 'GET /tokens',
  takes: {},
  gives: TokenList,
  run({ store: { directory }, clock }) {
    const now = clock.now();
    const data = inStrides({
      read: (last: TokenRow | undefined, limit) => directory.tokens.after(last, limit),
      make: (row) => infoOf(directory, row, now),
    });
    return { data };
  },
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
