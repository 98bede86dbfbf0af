import type { AdminOperation, Noun } from '../../admin/operation.ts';
import { makeErrorOperation } from './make-error.ts';

/** What makes an error happen, by its name in the catalogue. */
export const ERROR: Noun = {
  name: 'error',
  words: makeErrorOperation.words,
  examples: [],
  operations: [makeErrorOperation as unknown as AdminOperation],
};
