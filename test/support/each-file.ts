import { afterAll } from 'vitest';
import { endFile } from './after-file.ts';

// Vitest runs this for each test file, also where they share their modules.
afterAll(endFile);
