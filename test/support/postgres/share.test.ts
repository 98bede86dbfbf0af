import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { filesOverPostgres } from './share.ts';

const WEEK = 7 * 24 * 3_600_000;

it('over PostgreSQL run tests of the store always, and of others some that are others each week', () => {
  const weeks = Array.from(
    { length: 40 },
    (_, week) => new Set(filesOverPostgres(false, week * WEEK)),
  );
  const [first = new Set()] = weeks;
  const always = [...first].filter((name) => weeks.every((week) => week.has(name)));
  expect(always).toContain('test/store/log.test.ts');
  expect(always).toContain('test/sending/sends.test.ts');
  expect(always).not.toContain('test/protocol/paging.test.ts');
  const all = new Set(weeks.flatMap((week) => [...week]));
  expect(all).toContain('test/protocol/paging.test.ts');
  expect([...first].length).toBeLessThan(all.size);
  // Over all of them nothing runs that is SQLite's own.
  expect(filesOverPostgres(true, 0)).not.toContain('test/store/locks.test.ts');
  expect([...all].every((name) => existsSync(name))).toBe(true);
});
