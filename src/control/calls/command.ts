import type { AdminOperation, Noun } from '../../admin/operation.ts';
import { callAgainOperation } from './call-again.ts';

/** Its command, which asks the process that serves. */
export const AGAIN: Noun = {
  name: 'again',
  words: callAgainOperation.words,
  examples: [],
  operations: [callAgainOperation as unknown as AdminOperation],
};
