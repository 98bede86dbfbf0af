import type { AdminOperation, Noun } from '../operation.ts';
import { listAttemptsOperation } from './list-attempts.ts';
import { replayOperation } from './replay.ts';
import { whyOperation } from './why.ts';

const noun = (name: string, operation: AdminOperation): Noun => ({
  name,
  words: operation.words,
  examples: operation.examples ?? [],
  operations: [operation],
});

export const WHY = noun('why', whyOperation);
export const REPLAY = noun('replay', replayOperation);

/** What tells of webhooks, and sends them once more. */
export const WEBHOOKS: readonly AdminOperation[] = [
  whyOperation,
  replayOperation,
  listAttemptsOperation,
];
