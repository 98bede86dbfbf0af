import type { AdminOperation, Noun } from '../../admin/operation.ts';
import { TOKENS } from '../../admin/tokens/operations.ts';
import { debugTokenOperation } from './debug-token.ts';

/** The commands of tokens, with what only the process that serves can do. */
export const TOKEN: Noun = {
  ...TOKENS,
  operations: [...TOKENS.operations, debugTokenOperation as unknown as AdminOperation],
};
