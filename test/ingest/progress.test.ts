import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { progressView } from '../../src/cli/progress-view.ts';
import { roughly, TimeLeft } from '../../src/cli/time-left.ts';
import type { Progress } from '../../src/ingest/progress.ts';
import { png } from '../media/pictures.ts';
import { archiveWorld } from './support/archive-world.ts';
import { fb } from './support/threads.ts';

it('names what an import is at, and counts to the end', async () => {
  await using it = await archiveWorld();
  const at = 'messages/inbox/ada_1';
  const photo = { photos: [{ uri: `${at}/photos/a.png` }] };
  const seen: Progress[] = [];
  const folder = await it.save({
    [`${at}/message_1.json`]: fb(['Ada', 'Corner Shop'], [['Ada', 'Look', photo]]),
    [`${at}/photos/a.png`]: png(7, 5),
  });
  const onProgress = (progress: Progress) => seen.push(progress);
  await it.load(folder, { onProgress });
  const phases = seen.map(({ phase }) => phase);
  expect([...new Set(phases)].sort()).toEqual(['looking through', 'media', 'reading', 'writing']);
  expect(phases.slice(0, 2)).toEqual(['looking through', 'reading']);
  expect(seen[0]).toMatchObject({ done: 0, total: 0 });
  const [, ...counted] = seen;
  const totals = new Set(counted.map(({ total }) => total));
  expect(totals.size).toBe(1);
  for (const [i, { done, total }] of counted.entries()) {
    expect(done).toBeGreaterThan(counted[i - 1]?.done ?? 0);
    expect(done).toBeLessThanOrEqual(total);
  }
  const last = seen.at(-1);
  expect(last?.done).toBe(last?.total);
  seen.length = 0;
  await it.load(folder, { onProgress });
  expect(new Set(seen.map(({ phase }) => phase))).toEqual(
    new Set(['looking through', 'reading', 'writing']),
  );
});

it('guesses the time that is left from the start, and by what was done since', () => {
  let now = 5000;
  const left = new TimeLeft(40_000, () => now);
  const total = 4e9;
  expect(left.of({ done: 0, total: 0 })).toBeUndefined();
  expect(left.of({ done: 0, total })).toBe(100_000);
  now += 60_000;
  // A tenth in a minute: nine more take nine minutes, whatever was expected.
  const minutes = (left.of({ done: total / 10, total }) ?? 0) / 60_000;
  expect(minutes).toBeGreaterThan(6);
  expect(minutes).toBeLessThan(9);
  expect(left.of({ done: total, total })).toBe(0);
});

it('writes a line now and then where there is no terminal', async () => {
  let now = 0;
  const stream = new PassThrough();
  const view = await progressView(stream as unknown as NodeJS.WriteStream, 20_000, () => now);
  const total = 1e9;
  for (; now <= 25_000; now += 500) {
    view.show({ phase: 'writing', done: now * 20_000, total, count: now, unit: 'messages' });
  }
  view.end();
  stream.end();
  expect(String(await stream.toArray())).toMatch(
    /^writing 20 % \| 10,000 messages \| \d+ s left\n,writing 40 % \| 20,000 messages \| \d+ s left\n$/,
  );
});

it('shows a bar with phase and time on a terminal', async () => {
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  const view = await progressView(stream as unknown as NodeJS.WriteStream, 20_000, () => 0);
  view.show({ phase: 'looking through', done: 0, total: 0, count: 0, unit: 'messages' });
  view.show({ phase: 'media', done: 1e9, total: 4e9, count: 1234, unit: 'messages' });
  view.end();
  stream.end();
  const shown = String(await stream.toArray());
  expect(shown).toContain('looking through');
  expect(shown).toMatch(/media .* 25% \| 1,234 messages \| \d+ s left/);
});

it.each([
  [0, '1 s'],
  [89_000, '89 s'],
  [95_000, '2 min'],
  [3_590_000, '1 h'],
  [7_800_000, '2 h 10 min'],
])('tells %i ms as %s', (milliseconds, text) => {
  expect(roughly(milliseconds)).toBe(text);
});
