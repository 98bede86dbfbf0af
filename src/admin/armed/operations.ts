import { chaosOperation } from '../chaos/arm-chaos.ts';
import { failOperation } from '../faults/fail.ts';
import { faultOffersOperation } from '../faults/offers.ts';
import type { AdminOperation, Noun } from '../operation.ts';
import { listFaultsOperation } from './list-faults.ts';
import { mendOperation } from './mend.ts';

const noun = (name: string, operation: AdminOperation, ...more: AdminOperation[]): Noun => ({
  name,
  words: operation.words,
  examples: operation.examples ?? [],
  operations: [operation, ...more],
});

export const FAIL = noun('fail', failOperation);
export const CHAOS = noun('chaos', chaosOperation);
export const FAULTS = noun('faults', listFaultsOperation, faultOffersOperation);
export const MEND = noun('mend', mendOperation);
