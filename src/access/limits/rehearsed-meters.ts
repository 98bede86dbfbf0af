import type { Awaitable } from '../../base/awaitable.ts';
import type { BurstRule } from './burst.ts';
import type { Entry, Meters } from './meters.ts';
import type { WindowCount } from './window.ts';

/** Meters that tell what calls would come to, and count none of them. */
export class RehearsedMeters implements Meters {
  readonly #meters: Meters;

  constructor(meters: Meters) {
    this.#meters = meters;
  }

  add(entries: readonly Entry[], now: number): Awaitable<readonly WindowCount[]> {
    return this.look(entries, now);
  }

  look(entries: readonly Entry[], now: number): Awaitable<readonly WindowCount[]> {
    return this.#meters.look(entries, now);
  }

  spend(): void {}

  take(key: string, rule: BurstRule, calls: number, now: number): Awaitable<boolean> {
    return this.hasRoom(key, rule, calls, now);
  }

  hasRoom(key: string, rule: BurstRule, calls: number, now: number): Awaitable<boolean> {
    return this.#meters.hasRoom(key, rule, calls, now);
  }
}
