import { afterAll, expect } from 'vitest';
import { endFile } from './after-file.ts';
import { answerLate } from './late-files.ts';

// Vitest runs this for each test file, also where they share their modules.
answerLate(expect.getState().testPath ?? '', Date.now());
afterAll(endFile);
