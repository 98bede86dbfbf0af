import { relative } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, inject } from 'vitest';
import { TESTS_AS_OF } from '../clients/ran.ts';
import { endFile } from './after-file.ts';
import { answerLate } from './late-files.ts';
import { overPostgres } from './postgres/postgres-files.ts';
import { readyStores } from './ready-stores.ts';
import { moveOn } from './watch-stalls.ts';

const { [TESTS_AS_OF]: asOf } = process.env;
if (asOf !== undefined) {
  const { PLAIN } = await import('../../src/testing/start.ts');
  Object.assign(PLAIN, { asOf });
}

// Vitest runs this for each test file, also where they share their modules.
const { testPath = '' } = expect.getState();
if (inject('stores') === 'sqlite') answerLate(testPath, Date.now());
readyStores(testPath);
await overPostgres(testPath);
const file = relative(process.cwd(), testPath);
moveOn(`${file}, before its tests,`);
beforeEach(({ task }) => moveOn(`${file} > ${task.fullTestName}`));
afterEach(({ task }) => moveOn(`${file}, after ${task.fullTestName},`));
afterAll(endFile);
