import { type ClockSetting, timeBy, UNCHANGED } from '../../base/clock.ts';
import { relativeTimeOf } from '../../config/duration.ts';
import type { StoreClock } from '../../store/store-clock.ts';
import { AdminError } from '../error.ts';
import {
  integer,
  moment,
  number,
  object,
  text,
  type ValueOf,
  type Values,
  yes,
  yesOrNo,
} from '../schema.ts';
import { type DueDeps, visitDue } from './visit-due.ts';

export const Time = object('Time', 'What the clock of the store shows.', {
  now: text('ISO 8601, in UTC'),
  now_ms: integer('the same in epoch milliseconds'),
  frozen: yesOrNo('whether it stands still'),
  'offset_ms?': integer("milliseconds it runs ahead of the machine's; absent while it stands"),
});

export const now = moment('show this moment: ISO 8601, -2h or +1d, or milliseconds since 1970', {
  flag: '--set <time>',
  wrong: '"now" must be a time such as 2026-05-04T10:00:00Z, or milliseconds since 1970.',
});
export const seconds = number('move on so many seconds; negative: back', {
  flag: '--advance <time>',
  isDuration: true,
});

/** What to do to the clock, in this order; what is not given stays as it is. */
export const parameters = {
  'reset?': yes("show the machine's time again, running"),
  'now?': now,
  'seconds?': seconds,
  'frozen?': yesOrNo('whether it stands still, at what it then shows, or runs on from there', {
    flags: { '--freeze': [true, 'stand still'], '--run': [false, 'run on'] },
  }),
};

/** What to do to the clock. */
export type ClockChanges = Values<typeof parameters>;

/** Earlier or later is a slip of units: seconds for milliseconds, or the other way round. */
const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** A day, or a moment that says its zone: without one it would be another moment elsewhere. */
const ISO = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/i;

/** The time, and how it is made. */
export function readClock({ clock }: { readonly clock: StoreClock }): ValueOf<typeof Time> {
  const { setting } = clock;
  const now = clock.now();
  return {
    now: new Date(now).toISOString(),
    now_ms: now,
    ...('frozenAt' in setting ? { frozen: true } : { frozen: false, offset_ms: setting.offset }),
  };
}

/**
 * Sets, moves, stops or starts the clock of a store; every process that has it open follows with
 * its next answer.
 * @throws AdminError for a moment that cannot be read, or lies outside of 2000 to 2099
 */
export async function changeClock(
  deps: DueDeps,
  { reset, now, seconds, frozen }: ClockChanges,
): Promise<ValueOf<typeof Time>> {
  const shift = shiftOf(now);
  const by = shift ?? seconds;
  const moment = now === undefined || shift !== undefined ? undefined : momentOf(now);
  if (by !== undefined && !Number.isFinite(by)) {
    throw new AdminError('The clock is moved by a number of seconds.');
  }
  const { clock } = deps;
  const changed = (setting: ClockSetting, machine: number, shift = 0): ClockSetting => {
    let next = reset ? UNCHANGED : setting;
    if (moment !== undefined) next = showing(next, moment, machine);
    if (by !== undefined) next = showing(next, timeBy(next, machine) + by * 1000 - shift, machine);
    return next;
  };
  const gone = await visitDue(deps, (machine) => changed(clock.setting, machine));
  const before = clock.now();
  await clock.change((setting, machine) => {
    const next = changed(setting, machine, gone);
    if (frozen === undefined || frozen === 'frozenAt' in next) return next;
    const now = timeBy(next, machine);
    return frozen ? { frozenAt: now } : { offset: now - machine };
  });
  await deps.delivery?.setBack(before - clock.now());
  await deps.delivery?.settled();
  return readClock(deps);
}

/** Whether a clock can show a moment. */
export const isShowable = (moment: number): boolean => moment >= EARLIEST && moment < LATEST;

/** A clock that shows a moment, and stands or runs as it did. */
function showing(setting: ClockSetting, moment: number, machine: number): ClockSetting {
  const now = Math.round(moment);
  if (!isShowable(now)) {
    throw new AdminError('The clock can show the years 2000 to 2099: give another moment.');
  }
  return 'frozenAt' in setting ? { frozenAt: now } : { offset: now - machine };
}

/** Seconds that a moment lies from now, where it is said so. */
export function shiftOf(now: string | number | undefined): number | undefined {
  const ms = typeof now === 'string' ? relativeTimeOf(now) : undefined;
  return ms === undefined ? undefined : ms / 1000;
}

/**
 * A moment in epoch milliseconds.
 * @throws AdminError
 */
export function momentOf(now: string | number): number {
  const text = String(now);
  const moment = /^-?\d+$/.test(text)
    ? Number(text)
    : ISO.test(text)
      ? Date.parse(text)
      : Number.NaN;
  if (Number.isFinite(moment)) return moment;
  throw new AdminError(
    'A moment is a time such as 2026-05-04T10:00:00Z, a day such as 2026-05-04, or milliseconds since 1970.',
  );
}
