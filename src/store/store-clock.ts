import { type Clock, type ClockSetting, timeBy, UNCHANGED } from '../base/clock.ts';
import type { Store } from './store.ts';

const SETTING = 'clock';

/**
 * The clock of a store: the machine's, or one that was set, moved or stopped. How it differs is a
 * setting of the store, so every process that has it open, and every later one, tells the same time.
 */
export class StoreClock implements Clock {
  readonly #store: Store;
  readonly #machine: Clock;
  #generation = -1;
  #setting = UNCHANGED;

  constructor(store: Store, machine: Clock) {
    this.#store = store;
    this.#machine = machine;
  }

  now(): number {
    return timeBy(this.setting, this.#machine.now());
  }

  /** How it differs from the machine's, looked up again once settings may have changed. */
  get setting(): ClockSetting {
    const generation = this.#store.generation();
    if (generation !== this.#generation) {
      this.#setting = settingIn(this.#store.settingNow(SETTING));
      this.#generation = generation;
    }
    return this.#setting;
  }

  /**
   * Changes how it differs, in one transaction: two changes at once both count.
   * @param change gives the new setting, from the old one and the machine's time in ms
   */
  change(change: (setting: ClockSetting, machine: number) => ClockSetting): Promise<void> {
    return this.#store.transaction(async ({ directory, reader }) => {
      const changed = change(settingIn(await reader.setting(SETTING)), this.#machine.now());
      await directory.putSetting(SETTING, JSON.stringify(changed));
    });
  }
}

const settingIn = (text: string | undefined): ClockSetting =>
  text === undefined ? UNCHANGED : (JSON.parse(text) as ClockSetting);
