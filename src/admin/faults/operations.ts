import type { AdminOperation, Noun } from '../operation.ts';
import { failOperation } from './fail.ts';
import { listFaultsOperation } from './list-faults.ts';
import { mendOperation } from './mend.ts';

const noun = (name: string, operation: AdminOperation): Noun => ({
  name,
  words: operation.words,
  examples: operation.examples ?? [],
  operations: [operation],
});

export const FAIL = noun('fail', failOperation);
export const FAULTS = noun('faults', listFaultsOperation);
export const MEND = noun('mend', mendOperation);
