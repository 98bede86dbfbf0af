import { type ClockSetting, timeBy } from '../../base/clock.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { StoreClock } from '../../store/store-clock.ts';

/** What a clock is moved with. */
export interface DueDeps {
  readonly clock: StoreClock;
  /** What is due by it; nothing is without it. */
  readonly delivery?: Pick<Delivery, 'due' | 'settled' | 'setBack'> | undefined;
}

/**
 * Goes on to each moment at which something is due before the clock shows another time, and lets it be
 * done there: whatever happens in between happens as if the time had passed. Gives how far it went, in
 * ms; nowhere, where the clock is set back.
 * @param target how the clock is to differ from the machine's in the end, by the machine's time
 */
export async function visitDue(
  { clock, delivery }: DueDeps,
  target: (machine: number) => ClockSetting,
): Promise<number> {
  const end = clock.timeOf(target);
  if (!delivery || end <= clock.now()) return 0;
  await delivery.settled();
  let gone = 0;
  for (let last = Number.NEGATIVE_INFINITY; ; ) {
    const due = await delivery.due();
    // What is due once more at the same moment is nobody's: no server runs.
    if (due === undefined || due > end || due <= last) return gone;
    last = due;
    const step = Math.max(0, due - clock.now());
    if (step > 0) await clock.change((setting, machine) => shifted(setting, step, machine));
    gone += step;
    await delivery.settled();
  }
}

const shifted = (setting: ClockSetting, step: number, machine: number): ClockSetting =>
  'frozenAt' in setting
    ? { frozenAt: timeBy(setting, machine) + step }
    : { offset: setting.offset + step };
