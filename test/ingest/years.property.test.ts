import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '../support/world.ts';
import { archiveWorld } from './support/archive-world.ts';
import {
  filesOfYears,
  SHOP,
  standingOf,
  type YearsDownload,
  type YearsThread,
} from './support/years.ts';

const BEGIN = Date.UTC(2023, 4, 2, 10, 0, 0);
const HOUR = 3_600_000;
/** Talks of a few minutes, two days apart. */
const TALKS = 5;
const GRAINS = { json: 1, encrypted: 1, seconds: 1000, minutes: 60_000 } as const;

const thread = (customer: string) =>
  fc
    .array(
      fc.record({
        talk: fc.nat(TALKS - 1),
        after: fc.nat(170_000),
        isShop: fc.boolean(),
        word: fc.constantFrom('yes', 'ok', 'Größe 🎉', 'a <b> & c'),
      }),
      { minLength: 4, maxLength: 14 },
    )
    .map(
      (drafts): YearsThread => ({
        customer,
        said: drafts
          .map(({ talk, after, isShop, word }, i) => ({
            // No two in a millisecond.
            at: BEGIN + talk * 48 * HOUR + after * 20 + (i % 20),
            by: isShop ? undefined : customer,
            // Some are said twice.
            text: i % 4 === 3 ? word : `${word} ${i}`,
            liked: i % 4 === 0,
          }))
          .sort((a, b) => a.at - b.at),
      }),
    );

/** Pages do not say who the business is where it never wrote. */
const ALWAYS: YearsThread = {
  customer: 'Zoe Marsh',
  said: Array.from({ length: TALKS * 2 }, (_, i) => ({
    at: BEGIN + (i >> 1) * 48 * HOUR + (i % 2) * 61_234,
    by: i % 2 === 0 ? 'Zoe Marsh' : undefined,
    text: `as always ${i}`,
    liked: false,
  })),
};

const download = fc
  .record({
    form: fc.constantFrom<YearsDownload['form']>('json', 'minutes', 'seconds'),
    // All have one talk in common: else numbers of another kind may leave nothing to go by.
    from: fc.integer({ min: 0, max: 2 }),
    to: fc.integer({ min: 3, max: TALKS }),
    isDigits: fc.boolean(),
  })
  .map(({ form, from, to, isDigits }): YearsDownload => {
    const timeOf = (talk: number) => BEGIN + talk * 48 * HOUR - 12 * HOUR;
    const suffix = (no: number) => (isDigits ? `80${no}` : `x${no}yz`);
    return { form, from: timeOf(from), to: timeOf(to), suffix };
  });

/** What is to stand: each message that any download has, by the best time that any has. */
const expected = (threads: readonly YearsThread[], downloads: readonly YearsDownload[]) =>
  threads
    .flatMap(({ customer, said }) => {
      const all = said.flatMap(({ at, by, text, liked }) => {
        const has = downloads.filter(({ from, to }) => at >= from && at < to);
        if (has.length === 0) return [];
        const grain = Math.min(...has.map(({ form }) => GRAINS[form]));
        const time = Math.floor((at - (at % grain)) / 1000);
        return [[time, by === undefined, text, liked ? 1 : 0]];
      });
      return all.length > 0 ? [{ count: all.length, customer, said: all.map(String).sort() }] : [];
    })
    .sort((a, b) => (a.customer < b.customer ? -1 : 1));

const standing = (all: readonly Json[]) =>
  all
    .map((each) => standingOf(each))
    .map(({ said, ...rest }) => ({ ...rest, said: said.map(String).sort() }))
    .sort((a, b) => ((a.customer ?? '') < (b.customer ?? '') ? -1 : 1));

it('holds each message once, by the best time that any download tells, in any order of downloads', () =>
  fc.assert(
    fc.asyncProperty(
      fc.tuple(thread('Ada Quill'), thread('Søren Bay'), fc.constant(ALWAYS)),
      fc.array(download, { minLength: 2, maxLength: 3 }),
      async (threads, downloads) => {
        const truth = expected(threads, downloads);
        const orders = [downloads.map((one) => [one]), downloads.toReversed().map((one) => [one])];
        for (const turns of [...orders, [downloads]]) {
          await using it = await archiveWorld();
          for (const turn of turns) {
            const folders = [];
            for (const one of turn) folders.push(await it.save(filesOfYears(one, threads)));
            await it.load(folders, { me: SHOP, timeZone: 'UTC' });
          }
          expect(standing(await it.conversations())).toEqual(truth);
        }
      },
    ),
    { numRuns: 6 },
  ));
