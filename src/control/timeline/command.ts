import type { AdminOperation, Noun } from '../../admin/operation.ts';
import { replayRowsOperation } from './replay-rows.ts';

/** `replay --filter …`, which asks the process that serves: what it saw is in its memory. */
export const REPLAY_ROWS: Noun = {
  name: 'replay',
  words: replayRowsOperation.words,
  examples: [],
  operations: [replayRowsOperation as unknown as AdminOperation],
};
