import { afterAll, expect } from 'vitest';
import { endFile } from './after-file.ts';
import { answerLate } from './late-files.ts';
import { readyStores } from './ready-stores.ts';

// Vitest runs this for each test file, also where they share their modules.
const { testPath = '' } = expect.getState();
answerLate(testPath, Date.now());
readyStores(testPath);
afterAll(endFile);
