import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { Clock } from '../../base/clock.ts';
import type { Scheduler } from '../../base/scheduler.ts';
import type { Caller } from '../caller.ts';
import { Fault, type FaultCall, type FaultSpec } from './fault.ts';

/** Faults that are armed at once: who arms more forgets to mend. */
const MOST = 100;

/** Faults that are known at once, those that are spent among them. */
const MOST_KNOWN = 1_000;

/**
 * The faults that whoever tests has armed, in the memory of the process that serves: they are no state
 * of a Page, and a restart forgets them.
 */
export class Faults {
  readonly #clock: Clock;
  readonly #scheduler: Pick<Scheduler, 'after'>;
  readonly #names: () => readonly string[];
  #known: readonly Fault[] = [];
  #armed: readonly Fault[] = [];
  #count = 0;
  /** Answers that wait. */
  readonly #late = new Set<() => void>();

  /** @param names what calls can be named by, looked up when the first fault is armed */
  constructor(clock: Clock, scheduler: Pick<Scheduler, 'after'>, names: () => readonly string[]) {
    this.#clock = clock;
    this.#scheduler = scheduler;
    this.#names = names;
  }

  /** Whether any call could meet one: all that is asked where none can. */
  get isArmed(): boolean {
    return this.#armed.length > 0;
  }

  /** What calls can be named by. */
  get names(): readonly string[] {
    return ['any', ...this.#names()];
  }

  /** Those that were not mended, oldest first, whether they are armed still or spent. */
  get all(): readonly Fault[] {
    return this.#known;
  }

  /** Whether no further one can be armed; those that are spent make room. */
  get isFull(): boolean {
    this.#tidy();
    return this.#armed.length >= MOST;
  }

  /** Arms one; the oldest that is spent goes where there are too many. */
  arm(spec: FaultSpec): Fault {
    const fault = new Fault(++this.#count, spec);
    const spent = this.#known.find((each) => !this.#armed.includes(each));
    const isFull = this.#known.length >= MOST_KNOWN;
    const kept = this.#known.filter((each) => !isFull || each !== spent);
    this.#known = [...kept, fault];
    this.#armed = [...this.#armed, fault];
    return fault;
  }

  /** Takes faults away. */
  mend(faults: readonly Fault[]): void {
    for (const fault of faults) fault.mend();
    this.#known = this.#known.filter((each) => !faults.includes(each));
    this.#tidy();
  }

  /**
   * The fault that a call meets: the first that was armed of those that are for it.
   * @param callerOf is asked only where there is one for such calls
   */
  meet(
    call: FaultCall,
    callerOf: () => Awaitable<Caller | undefined>,
  ): Awaitable<Fault | undefined> {
    const some = this.#armed.filter((fault) => fault.isFor(call));
    if (some.length === 0) return undefined;
    return chain(callerOf(), (caller) => {
      const now = this.#clock.now();
      const met = some.find((fault) => fault.meets(call, caller, now));
      this.#tidy(now);
      return met;
    });
  }

  /** Lets an answer wait, until the server ends at the longest. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const go = (): void => {
        stop();
        this.#late.delete(go);
        resolve();
      };
      const stop = this.#scheduler.after(ms, go);
      this.#late.add(go);
    });
  }

  /** Lets no answer wait any more. */
  end(): void {
    for (const go of this.#late) go();
  }

  #tidy(now = this.#clock.now()): void {
    if (this.#armed.some((fault) => !fault.isArmed(now)))
      this.#armed = this.#armed.filter((fault) => fault.isArmed(now));
  }
}
