import { type Awaitable, chain, isLater } from '../base/awaitable.ts';
import { type Clock, type ClockSetting, timeBy, UNCHANGED } from '../base/clock.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { Store, Transaction } from './store.ts';

const SETTING = 'clock';

/** How often it is looked whether another process has moved the clock, while somebody waits, in ms. */
const LOOK = 250;

/** Sets the clock within a transaction: {@link StoreClock.fresh} and `look` follow it. */
export const putClock = (
  { directory }: Pick<Transaction, 'directory'>,
  setting: ClockSetting,
): Promise<void> => directory.settings.put(SETTING, JSON.stringify(setting));

/** Somebody who waits for a time of the clock. */
interface Waiter {
  readonly time: number;
  readonly wake: () => void;
}

/**
 * The clock of a store: the machine's, or one that was set, moved or stopped. How it differs is a
 * setting of the store, so every process that has it open, and every later one, tells the same time.
 */
export class StoreClock implements Clock {
  readonly #store: Store;
  readonly #machine: Clock;
  readonly #scheduler: Scheduler;
  readonly #waiting = new Set<Waiter>();
  /** When it is looked for who waits, in ms of the clock, and what puts it off. */
  #next = Number.POSITIVE_INFINITY;
  #cancel: () => void = () => undefined;
  #generation = -1;
  #setting = UNCHANGED;
  /** The setting as it was read last, and what is told where another process has changed it. */
  #text: string | undefined;
  #moved: (() => void) | undefined;
  /** The look that is under way. */
  #coming: Promise<void> | undefined;

  constructor(store: Store, machine: Clock, scheduler: Scheduler) {
    this.#store = store;
    this.#machine = machine;
    this.#scheduler = scheduler;
  }

  now(): number {
    return timeBy(this.setting, this.#machine.now());
  }

  /** How it differs from the machine's. */
  get setting(): ClockSetting {
    void this.fresh();
    return this.#setting;
  }

  /** What it would show if it differed so from the machine's. */
  timeOf(setting: (machine: number) => ClockSetting): number {
    const machine = this.#machine.now();
    return timeBy(setting(machine), machine);
  }

  /**
   * Looks up how it differs once settings may have changed: whoever is asked for something waits for
   * it before the time is told. Where it is not there at once the clock goes on as it was until then.
   */
  fresh(): Awaitable<void> {
    const generation = this.#store.generation();
    if (generation === this.#generation) return this.#coming;
    const text = this.#store.directory.settings.get(SETTING);
    this.#generation = generation;
    this.#coming = undefined;
    const take = (setting: string | undefined): void => {
      // A later look may be there before.
      if (generation !== this.#generation) return;
      this.#coming = undefined;
      if (setting === this.#text) return;
      this.#text = setting;
      this.#setting = settingIn(setting);
      this.#moved?.();
    };
    if (!isLater(text)) return take(text);
    this.#coming = text.then(take, () => {
      if (generation === this.#generation) this.#generation = -1;
    });
    return this.#coming;
  }

  /**
   * Changes how it differs, in one transaction: two changes at once both count.
   * @param change gives the new setting, from the old one and the machine's time in ms
   */
  async change(change: (setting: ClockSetting, machine: number) => ClockSetting): Promise<void> {
    await this.#store.transaction(async ({ directory, reader }) => {
      const changed = change(settingIn(await reader.settings.get(SETTING)), this.#machine.now());
      await putClock({ directory }, changed);
    });
    await this.fresh();
    await this.look();
  }

  /** From now on tells when it was moved or stopped, as soon as that is noticed, whichever process did. */
  onMove(listener: () => void): void {
    this.#moved = listener;
  }

  /**
   * Resolves when the clock shows a time, or the signal says that none waits on: at once where this
   * process moves the clock there, within a quarter of a second where another does.
   * @param time epoch milliseconds
   */
  at(time: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.now() >= time) return Promise.resolve();
    return new Promise((resolve) => {
      const waiter: Waiter = {
        time,
        wake: () => {
          signal.removeEventListener('abort', waiter.wake);
          this.#waiting.delete(waiter);
          if (this.#waiting.size === 0) this.#rest();
          resolve();
        },
      };
      signal.addEventListener('abort', waiter.wake);
      this.#waiting.add(waiter);
      if (time < this.#next) this.#lookAt(time);
    });
  }

  /** Wakes whom the clock has reached: for who has moved what it runs by. */
  look(): Awaitable<void> {
    if (this.#waiting.size === 0) return;
    try {
      return chain(this.fresh(), () => this.#wake(this.now()));
    } catch {
      // A store that cannot be read just now: it is tried again.
      this.#lookIn(LOOK);
    }
  }

  #wake(now: number): void {
    let next = Number.POSITIVE_INFINITY;
    for (const { time, wake } of this.#waiting) {
      if (time <= now) wake();
      else next = Math.min(next, time);
    }
    if (this.#waiting.size > 0) this.#lookAt(next);
  }

  /** From now on nobody is woken: the store is being closed. */
  end(): void {
    this.#waiting.clear();
    this.#rest();
  }

  #lookAt(time: number): void {
    this.#lookIn('frozenAt' in this.setting ? LOOK : Math.min(time - this.now(), LOOK));
    this.#next = time;
  }

  #lookIn(ms: number): void {
    this.#rest();
    this.#cancel = this.#scheduler.after(ms, () => void this.look());
  }

  #rest(): void {
    this.#cancel();
    this.#next = Number.POSITIVE_INFINITY;
  }
}

/** What a setting of it says; the machine's time without one. */
export const settingIn = (text: string | undefined): ClockSetting =>
  text === undefined ? UNCHANGED : (JSON.parse(text) as ClockSetting);
