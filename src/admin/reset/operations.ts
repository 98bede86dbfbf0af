import type { Noun } from '../operation.ts';
import { resetOperation } from './reset.ts';

export const RESET: Noun = {
  name: 'reset',
  words: resetOperation.words,
  examples: [],
  operations: [resetOperation],
};
