import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { threadId } from 'node:worker_threads';
import { inject } from 'vitest';
import { systemScheduler } from '../../src/base/scheduler.ts';
import { SqliteEngine } from '../../src/store/sqlite/sqlite-engine.ts';

/** About how a store comes into being: there it is made. */
const MADE = /^test\/store\//;

const open = SqliteEngine.open.bind(SqliteEngine);
let isReady = false;

SqliteEngine.open = async (file, ...of) => {
  // Into the file that may be there, which is its owner's alone.
  if (isReady && file !== ':memory:' && isNew(file)) writeFileSync(file, await emptyStore());
  return open(file, ...of);
};

/** Whether nothing is there, or the file alone, as whoever makes a store begins. */
const isNew = (file: string): boolean => !statSync(file, { throwIfNoEntry: false })?.size;

/** The file of a store that was made and closed; a thread makes its own. */
const emptyStore = (): Promise<Buffer> => (empty ??= makeStore());
let empty: Promise<Buffer> | undefined;

async function makeStore(): Promise<Buffer> {
  const file = join(inject('once'), `empty-${threadId}.db`);
  await (await open(file, systemScheduler)).close();
  return readFileSync(file);
}

/**
 * Has a test file begin with stores that are made already: a suite makes some two thousand, and what
 * a migration takes is half of what a server's start takes.
 * @param file path of the test file
 */
export function readyStores(file: string): void {
  isReady = !MADE.test(relative(process.cwd(), file).replaceAll('\\', '/'));
}
