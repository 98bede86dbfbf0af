import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { TestsFile } from './scripts/ci/tests-file.ts';
import { LongestFirst } from './test/support/longest-first.ts';
import { filesOverPostgres } from './test/support/postgres/share.ts';

/** Where `.ci/run` finds what became of the tests. */
const testsFile = process.env.TESTS_FILE;

/** All there are. */
const include = ['test/**/*.test.ts'];

const of = {
  // Examples import the kit as people do.
  alias: { 'convograph/testing': join(import.meta.dirname, 'src', 'testing', 'index.ts') },
  setupFiles: 'test/support/each-file.ts',
  pool: 'threads',
  // The files of one thread share what they import: loading it anew for each took half of the
  // suite's time. What a file replaces or keeps beside its own variables, it puts back.
  isolate: false,
  // Without this one core stays free for vitest itself, which has little to do.
  maxWorkers: '100%',
  // For what hangs: the longest takes eight seconds on a calm machine. What is open after twenty is
  // told (test/support/watch-stalls.ts).
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // Something is waited for until it is there: on a busy machine a second is not enough.
  expect: { poll: { timeout: 20_000 } },
} as const;

/** What is not of stores in PostgreSQL, by the mode of the run, where that is not all. */
const filesOver: Readonly<Record<string, string[]>> = {
  postgres: [],
  // By package.json some of these, and of those over PostgreSQL.
  pooler: ['test/store/postgres/*.test.ts'],
};

export default defineConfig(({ mode }) => ({
  test: {
    include,
    globalSetup: [
      'test/support/plain-environment.ts',
      'test/support/own-place.ts',
      'test/support/shared-notice.ts',
      'test/support/missed.ts',
      'test/support/stalls.ts',
      'test/support/once.ts',
      'test/support/built-console.ts',
      'test/support/clients-ran.ts',
      'test/support/postgres/one-server.ts',
    ],
    maxWorkers: of.maxWorkers,
    ...(testsFile && { reporters: ['default', new TestsFile(testsFile)] }),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: false,
        test: {
          ...of,
          name: 'sqlite',
          include: filesOver[mode] ?? include,
          provide: { stores: 'sqlite' },
        },
      },
      {
        extends: false,
        test: {
          ...of,
          name: 'postgres',
          include: mode === 'late' ? [] : filesOverPostgres(mode === 'postgres', Date.now()),
          provide: { stores: 'postgres' },
        },
      },
    ],
  },
}));
