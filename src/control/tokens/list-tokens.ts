import { eachToken } from '../../admin/tokens.ts';
import { route } from '../route.ts';
import { TokenList } from './token.ts';

export const listTokensRoute = route({
  method: 'GET',
  path: '/tokens',
  id: 'listTokens',
  summary: 'List the tokens by id, never their text',
  output: TokenList,
  handle: (deps) => ({ data: eachToken(deps) }),
});
