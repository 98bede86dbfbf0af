import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '../support/world.ts';
import { exportWorld, readsOf } from './support/export-world.ts';
import { conversation, fill } from './support/random.ts';

/** What every round trip keeps, whatever is lost: who by place, when, what, and how much. */
const coreOf = (reads: readonly Json[]): string[] =>
  reads
    .map(({ folder, platform, message_count, messages }) =>
      JSON.stringify({
        ...{ folder, platform, message_count },
        said: messages
          .map((one: Json) => `${one.created_time} ${one.message} ${one.from !== undefined}`)
          .sort(),
      }),
    )
    .sort();

/** Of one millisecond alone in a file, an import cannot tell which message came first. */
const ORDER = 'orders of messages of one millisecond, where a file has no other';

async function tripOf(all: Parameters<typeof fill>[1]) {
  await using here = await exportWorld();
  await fill(here.w, all);
  const report = await here.out();
  const count = all.flatMap(({ messages }) => messages).length;
  expect(report).toMatchObject({ conversations: all.length, messages: count });
  await using elsewhere = await exportWorld({ seed: 'elsewhere' });
  const { media } = report;
  const again = await elsewhere.load(here.to);
  expect(again).toMatchObject({ conversations: all.length, messages: count, media });
  const [reads, read] = [await readsOf(here), await readsOf(elsewhere)];
  expect(elsewhere.w.server.faults).toEqual([]);
  return { reads, read, lost: report.lost };
}

it('gives the same reads elsewhere', () =>
  fc.assert(
    fc.asyncProperty(fc.array(conversation(false), { minLength: 1, maxLength: 3 }), async (all) => {
      const { reads, read, lost } = await tripOf(all);
      expect(lost.filter(({ what }) => what !== ORDER)).toEqual([]);
      if (lost.length === 0) expect(read).toEqual(reads);
      else expect(coreOf(read)).toEqual(coreOf(reads));
    }),
    { numRuns: 15 },
  ));

it('lists it when anything is not the same elsewhere, and keeps who said what and when', () =>
  fc.assert(
    fc.asyncProperty(fc.array(conversation(true), { minLength: 1, maxLength: 2 }), async (all) => {
      const { reads, read, lost } = await tripOf(all);
      expect(coreOf(read)).toEqual(coreOf(reads));
      if (lost.length === 0) expect(read).toEqual(reads);
    }),
    { numRuns: 15 },
  ));
