import type { Noun } from '../operation.ts';
import { changeTokenOperation } from './change-token.ts';
import { createTokenOperation } from './create-token.ts';
import { deleteTokenOperation } from './delete-token.ts';
import { listEndingsOperation } from './list-endings.ts';
import { listTokensOperation } from './list-tokens.ts';
import { revokeTokenOperation } from './revoke-token.ts';
import { showTokenOperation } from './show-token.ts';

export const TOKENS: Noun = {
  name: 'token',
  words: 'Create, change, revoke, show, list and delete access tokens',
  examples: [
    'token create --page "My Page"',
    'token create --page "My Page" --scopes pages_messaging --expires-in 1h',
    'token list',
  ],
  operations: [
    createTokenOperation,
    changeTokenOperation,
    revokeTokenOperation,
    showTokenOperation,
    listTokensOperation,
    listEndingsOperation,
    deleteTokenOperation,
  ],
};
