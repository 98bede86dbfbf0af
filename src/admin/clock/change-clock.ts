import { durationText } from '../../config/duration.ts';
import { AdminError } from '../error.ts';
import { operation } from '../operation.ts';
import type { AdminFields } from '../schema.ts';
import {
  type ClockChanges,
  changeClock,
  now,
  parameters,
  readClock,
  seconds,
  shiftOf,
  Time,
} from './clock.ts';

export const changeClockOperation = operation({
  id: 'changeClock',
  words: 'Show, set, move, stop or start the clock of a store',
  http: 'POST /clock',
  gives: Time,
  takes: parameters,
  check(input, naming) {
    if (input.now !== undefined && input.reset) {
      throw new AdminError(`Say one of ${naming('now')} and ${naming('reset')}.`);
    }
    if (shiftOf(input.now) !== undefined && input.seconds !== undefined) {
      throw new AdminError(
        `Say one of ${naming('now')} ${input.now} and ${naming('seconds')}: both move the clock.`,
      );
    }
  },
  run: (deps, changes) =>
    Object.keys(changes).length === 0 ? readClock(deps) : changeClock(deps, changes),
  command: 'clock',
  examples: [
    'clock',
    'clock --advance 1d',
    'clock --set 2026-12-24T18:00:00Z --freeze',
    'clock --reset --json',
  ],
  note: 'Tokens and links expire, limits and idle threads end by this clock, at once.',
  says({ now, frozen, offset_ms = 0 }) {
    if (frozen) return `It is ${now}, and the clock stands.`;
    if (offset_ms === 0) return `It is ${now}, the machine's time.`;
    const side = offset_ms > 0 ? 'ahead of' : 'behind';
    return `It is ${now}, ${durationText(offset_ms)} ${side} the machine's time.`;
  },
});

/** A part of what {@link changeClockOperation} does, at an address of its own. */
const part = (name: string, words: string, takes: AdminFields, change: ClockChanges = {}) =>
  operation({
    id: `${name}Clock`,
    words,
    http: `POST /clock/${name}`,
    takes,
    gives: Time,
    run: (deps, input) => changeClock(deps, { ...change, ...input }),
  });

export const CLOCK_PARTS = [
  operation({
    id: 'getClock',
    words: 'What time it is',
    http: 'GET /clock',
    takes: {},
    gives: Time,
    run: readClock,
  }),
  part(
    'set',
    'Show a moment; a clock that stands still stands there, one that runs runs on from it',
    { now },
  ),
  part('advance', 'Move the clock on', { seconds }),
  part('freeze', 'Stop the clock at what it shows', {}, { frozen: true }),
  part('unfreeze', 'Let a clock that stands run on from what it shows', {}, { frozen: false }),
  part('reset', "Show the machine's time again, running", {}, { reset: true }),
];
