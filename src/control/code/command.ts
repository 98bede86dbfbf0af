import type { AdminOperation, Noun } from '../../admin/operation.ts';
import { exportCodeOperation } from './export-code.ts';

/** Its command, which asks the process that serves. */
export const CODE: Noun = {
  name: 'code',
  words: exportCodeOperation.words,
  examples: [],
  operations: [exportCodeOperation as unknown as AdminOperation],
};
