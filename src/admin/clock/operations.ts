import type { Noun } from '../operation.ts';
import { CLOCK_PARTS, changeClockOperation } from './change-clock.ts';

export const CLOCK: Noun = {
  name: 'clock',
  words: changeClockOperation.words,
  examples: [],
  operations: [changeClockOperation, ...CLOCK_PARTS],
};
