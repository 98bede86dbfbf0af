import { expect, it } from 'vitest';
import { ImportTally } from '../../src/ingest/report.ts';

it('tells of as many files as somebody reads, and counts all others in one number', () => {
  const tally = new ImportTally();
  for (let i = 0; i < 30_000; i++) tally.skip(`inbox/a_${i}/message_1.json`, 'no messages in it');
  const { skipped } = tally.report();
  expect(skipped.length).toBeLessThanOrEqual(2_001);
  const counted = skipped.map(({ reason }) =>
    Number(/^(\d+) more like these$/.exec(reason)?.[1] ?? 1),
  );
  expect(counted.reduce((sum, each) => sum + each, 0)).toBe(30_000);
  expect(skipped.at(-1)).toEqual({ file: 'other files', reason: '28000 more like these' });
});
