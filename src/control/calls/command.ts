import type { AdminOperation, Noun } from '../../admin/operation.ts';
import { callOperation } from './call.ts';
import { callAgainOperation } from './call-again.ts';

/** Its command, which asks the process that serves. */
export const AGAIN: Noun = {
  name: 'again',
  words: callAgainOperation.words,
  examples: [],
  operations: [callAgainOperation as unknown as AdminOperation],
};

/** The same of a call that was not made yet. */
export const CALL: Noun = {
  name: 'call',
  words: callOperation.words,
  examples: [],
  operations: [callOperation as unknown as AdminOperation],
};
