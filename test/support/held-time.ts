import { setImmediate } from 'node:timers/promises';
import type { Scheduler } from '../../src/base/scheduler.ts';

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
  /** Whether somebody waits for it, and not a piece of work. */
  readonly sleeps: boolean;
}

/** Time that stands until a test lets it pass. */
export class HeldTime implements Scheduler {
  #now = 0;
  #sleepers: Sleeper[] = [];
  #watchers: (() => void)[] = [];

  elapsed(): number {
    return this.#now;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((wake) => {
      this.#sleepers.push({ until: this.#now + ms, wake, sleeps: true });
      signal.addEventListener('abort', () => wake());
      for (const seen of this.#watchers.splice(0)) seen();
    });
  }

  after(ms: number, work: () => void): () => void {
    const sleeper = { until: this.#now + ms, wake: work, sleeps: false };
    this.#sleepers.push(sleeper);
    return () => {
      this.#sleepers = this.#sleepers.filter((one) => one !== sleeper);
    };
  }

  /** How long each of those who sleep has to, in ms. */
  get left(): number[] {
    return this.#sleepers.map(({ until }) => until - this.#now);
  }

  /** Resolves when somebody sleeps; what is only to be done later is none. */
  async asleep(): Promise<void> {
    while (!this.#sleepers.some(({ sleeps }) => sleeps)) {
      await new Promise<void>((resolve) => this.#watchers.push(resolve));
    }
  }

  /** Lets time pass at once, and wakes whoever has slept long enough. */
  pass(ms: number): void {
    this.#now += ms;
    const due = this.#sleepers.filter(({ until }) => until <= this.#now);
    this.#sleepers = this.#sleepers.filter(({ until }) => until > this.#now);
    for (const { wake } of due) wake();
  }

  /** Lets time pass, a little at a time, until something is done. */
  async until<T>(done: Promise<T>): Promise<T> {
    let isDone = false;
    const ended = (): void => {
      isDone = true;
    };
    done.then(ended, ended);
    while (!isDone) {
      this.pass(10);
      await setImmediate();
    }
    return done;
  }
}
