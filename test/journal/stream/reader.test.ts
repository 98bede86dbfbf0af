import { expect, it } from 'vitest';
import { StreamReader } from '../../../src/journal/stream/reader.ts';

const MB = 1_048_576;
const GAP = Buffer.from('event: gap\n\n');

const reader = () =>
  new StreamReader(
    undefined,
    () => GAP,
    () => undefined,
  );

it('has at most 4 MB waiting for one who takes nothing, who is told of a gap instead', async () => {
  const slow = reader();
  const frames = slow[Symbol.asyncIterator]();
  for (let i = 0; i < 4; i++) slow.push(Buffer.alloc(MB, 'a'));
  expect((await frames.next()).value?.length).toBe(MB);
  slow.push(Buffer.alloc(MB, 'b'));
  // Past the bound nothing of all that waited is told, nor what comes until he takes the gap.
  slow.push(Buffer.alloc(1));
  slow.push(Buffer.alloc(MB, 'c'));
  expect((await frames.next()).value).toBe(GAP);
  slow.push(Buffer.from('next'));
  expect(String((await frames.next()).value)).toBe('next');
});

it('gives what waits before it ends, and nothing to one who has gone', async () => {
  const over = reader();
  over.push(Buffer.from('last'));
  over.end();
  over.push(Buffer.from('late'));
  const told: string[] = [];
  for await (const frame of over) told.push(String(frame));
  expect(told).toEqual(['last']);
  const gone = reader();
  gone.push(Buffer.from('never'));
  gone.leave();
  for await (const frame of gone) expect(frame).toBeUndefined();
});
