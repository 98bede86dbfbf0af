import type { Noun } from '../operation.ts';
import { canSendOperation } from './can-send.ts';

export const CAN_SEND: Noun = {
  name: 'can-send',
  words: canSendOperation.words,
  examples: canSendOperation.examples ?? [],
  operations: [canSendOperation],
};
