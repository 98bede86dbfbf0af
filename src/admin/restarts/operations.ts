import type { Noun } from '../operation.ts';
import { checkRestartOperation } from './check-restart.ts';
import { restartFromOperation } from './restart-from.ts';
import { undoRestartOperation } from './undo-restart.ts';

export const RESTARTS: Noun = {
  name: 'restart',
  words: 'Have a conversation go on from before a message, as if that had not been',
  examples: ['restart from m_AQDfKbz… --page "My Page"', 'restart undo 57 --page "My Page"'],
  operations: [restartFromOperation, checkRestartOperation, undoRestartOperation],
};
