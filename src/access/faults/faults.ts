import { type ArmedNumbers, Armory } from '../../base/armed/armory.ts';
import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { Clock } from '../../base/clock.ts';
import type { Scheduler } from '../../base/scheduler.ts';
import type { Caller } from '../caller.ts';
import { Fault, type FaultCall, type FaultSpec } from './fault.ts';

/** The faults that calls can meet. */
export class Faults extends Armory<Fault, FaultSpec> {
  readonly #names: () => readonly string[];

  /** @param names what calls can be named by, looked up when the first fault is armed */
  constructor(
    clock: Clock,
    scheduler: Pick<Scheduler, 'after'>,
    numbers: ArmedNumbers,
    names: () => readonly string[],
  ) {
    super(clock, scheduler, numbers);
    this.#names = names;
  }

  protected made(no: number, spec: FaultSpec): Fault {
    return new Fault(no, spec);
  }

  /** What calls can be named by. */
  get names(): readonly string[] {
    return ['any', ...this.#names()];
  }

  /** Whether a call could meet any, going by its method: what is armed for sends costs a read nothing. */
  areFor(method: string): boolean {
    return method === 'POST' ? this.isArmed : this.armed.some(({ isOfSends }) => !isOfSends);
  }

  /**
   * The fault that a call meets: the first that was armed of those that are for it.
   * @param callerOf is asked only where there is one for such calls
   */
  meet(
    call: FaultCall,
    callerOf: () => Awaitable<Caller | undefined>,
  ): Awaitable<Fault | undefined> {
    const some = this.armed.filter((fault) => fault.isFor(call));
    if (some.length === 0) return undefined;
    return chain(callerOf(), (caller) => {
      const now = this.clock.now();
      const met = some.find((fault) => fault.meets(call, caller, now));
      this.tidy(now);
      return met;
    });
  }
}
