import type { Noun } from '../operation.ts';
import { importArchiveOperation } from './import-archive.ts';
import { lookIntoArchiveOperation } from './look-into-archive.ts';

export const IMPORTS: Noun = {
  name: 'imports',
  words: importArchiveOperation.words,
  examples: [],
  operations: [lookIntoArchiveOperation, importArchiveOperation],
};
