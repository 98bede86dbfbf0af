import type { Armed, ArmedSpec } from '../../base/armed/armed.ts';
import { momentOf, shiftOf } from '../clock/clock.ts';
import { AdminError } from '../error.ts';
import { integer, moment, number, text, type Values, yes } from '../schema.ts';

/** The parameter that names what stands under a name. */
export const preset = (names: string) =>
  text(`what stands under a name: ${names} …; or in a file of the same fields`, {
    flag: '--preset <name|file>',
    isFields: true,
  });

/** How often something is met that is armed. */
export const whichParameters = {
  'nth?': integer('the first of them that meets it, counted from 1', '--nth <n>'),
  'times?': integer('how many meet it (default: all, or one with `nth`)', '--times <n>'),
  'share?': number('which share of them does, such as 0.2', { flag: '--share <share>' }),
  'seed?': text('decides which ones; the same again gives the same'),
  'until?': moment(
    'when it ends, by the clock of the store: ISO 8601, +1h, or milliseconds since 1970',
    {
      flag: '--until <time>',
      wrong: '"until" must be a time such as 2026-05-04T10:00:00Z, or milliseconds since 1970.',
    },
  ),
  'optional?': yes('a test may end without anything having met it'),
};

type Which = Values<typeof whichParameters>;

/** The same, as it is shown. */
export const whichShown = {
  nth: integer(),
  'times?': integer('absent: all'),
  share: number(),
  seed: text(),
  'until?': text('ISO 8601, in UTC'),
  used: integer('how many met it'),
  'optional?': yes(),
};

/**
 * Refuses what can be none.
 * @param one how a sentence names a parameter
 * @throws AdminError
 */
export function checkWhich({ nth, times, share }: Which, one: (name: string) => string): void {
  within(nth, 1, Number.MAX_SAFE_INTEGER, one('nth'));
  within(times, 1, Number.MAX_SAFE_INTEGER, one('times'));
  if (share === undefined || (share > 0 && share <= 1)) return;
  throw new AdminError(`${one('share')} is above 0 and 1 at most.`);
}

/** @throws AdminError for what is not between two bounds */
export function within(value: number | undefined, least: number, most: number, name: string): void {
  if (value === undefined || (value >= least && value <= most)) return;
  const bound = most === Number.MAX_SAFE_INTEGER ? `${least} at least` : `${least} to ${most}`;
  throw new AdminError(`${name} must be ${bound}.`);
}

/**
 * How often it is met, as it was asked for.
 * @param now in ms of the store's clock
 * @throws AdminError for a moment that is none, or has passed
 */
export function whichOf(input: Which, now: number): ArmedSpec {
  const { nth = 1, share = 1, times, seed = 'convograph', until } = input;
  return {
    nth,
    times: times ?? (input.nth === undefined ? undefined : 1),
    share,
    seed,
    until: untilOf(until, now),
    optional: input.optional === true,
  };
}

/** @throws AdminError for what is no moment, or has passed */
function untilOf(until: string | number | undefined, now: number): number | undefined {
  if (until === undefined) return undefined;
  const shift = shiftOf(until);
  const moment = shift === undefined ? momentOf(until) : now + shift * 1000;
  if (moment > now) return moment;
  throw new AdminError(`It would have ended already: it is ${new Date(now).toISOString()}.`);
}

/** How often it is met, and was. */
export function shownWhich({ spec, used }: Armed) {
  const { nth, times, share, seed, until, optional } = spec;
  return {
    nth,
    ...(times !== undefined && { times }),
    share,
    seed,
    ...(until !== undefined && { until: new Date(until).toISOString() }),
    used,
    ...(optional && ({ optional } as { readonly optional: true })),
  };
}

/** @throws AdminError where so many are armed that somebody forgot to mend */
export function requireRoom({ isFull }: { readonly isFull: boolean }): void {
  if (!isFull) return;
  throw new AdminError('There are 100 armed already: `convograph mend` takes them away.', {
    conflict: true,
  });
}

/** "every" or "the next 2". */
export const howMany = (times: number | undefined): string =>
  times === undefined ? 'every' : `the next ${times}`;
