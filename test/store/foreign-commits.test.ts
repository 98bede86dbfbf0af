import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { systemScheduler } from '../../src/base/scheduler.ts';
import { ForeignCommits } from '../../src/store/sqlite/foreign-commits.ts';

it('looks when the log is written and some times after, since a commit counts only behind that', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'store.db-wal');
  writeFileSync(file, '');
  const timers: (() => void)[] = [];
  const scheduler = {
    ...systemScheduler,
    after: (_: number, work: () => void) => {
      timers.splice(0, timers.length, work);
      return () => void timers.splice(0);
    },
  };
  let looks = 0;
  const commits = new ForeignCommits(file, scheduler, () => looks++);
  onTestFinished(() => commits.close());
  appendFileSync(file, 'frame');
  await expect.poll(() => looks).toBeGreaterThan(0);
  const [at, pauses] = [looks, []] as [number, number[]];
  while (timers.length > 0) {
    timers.pop()?.();
    pauses.push(looks);
  }
  expect(pauses).toEqual([at + 1, at + 2, at + 3, at + 4]);
});
