import type { Noun } from '../operation.ts';
import { showOwnerOperation } from './show-owner.ts';

export const OWNER: Noun = {
  name: 'owner',
  words: showOwnerOperation.words,
  examples: [],
  operations: [showOwnerOperation],
};
