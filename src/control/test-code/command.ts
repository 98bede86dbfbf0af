import type { AdminOperation, Noun } from '../../admin/operation.ts';
import { exportTestOperation } from './export-test.ts';

/** Its command, which asks the process that serves. */
export const COPY_TEST: Noun = {
  name: 'copy-test',
  words: exportTestOperation.words,
  examples: [],
  operations: [exportTestOperation as unknown as AdminOperation],
};
