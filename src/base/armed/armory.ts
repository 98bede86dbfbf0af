import type { Clock } from '../clock.ts';
import type { Scheduler } from '../scheduler.ts';
import type { Armed, ArmedSpec } from './armed.ts';

/** What is armed at once: who arms more forgets to mend. */
const MOST = 100;

/** What is known at once, what is spent among it. */
const MOST_KNOWN = 1_000;

/** Counts what is armed, of whatever kind: two have never the same number. */
export class ArmedNumbers {
  #last = 0;

  next(): number {
    return ++this.#last;
  }
}

/**
 * What whoever tests has armed, in the memory of the process that serves: it is no state of a Page, and
 * a restart forgets it.
 */
export abstract class Armory<Each extends Armed<Spec>, Spec extends ArmedSpec> {
  protected readonly clock: Clock;
  /** What is armed still, oldest first. */
  protected armed: readonly Each[] = [];
  readonly #numbers: ArmedNumbers;
  readonly #scheduler: Pick<Scheduler, 'after'>;
  #known: readonly Each[] = [];
  /** What is done later, by what puts it off. */
  readonly #late = new Map<() => void, () => void>();

  constructor(clock: Clock, scheduler: Pick<Scheduler, 'after'>, numbers: ArmedNumbers) {
    this.clock = clock;
    this.#scheduler = scheduler;
    this.#numbers = numbers;
  }

  protected abstract made(no: number, spec: Spec): Each;

  /** Whether anything could be met: all that is asked where nothing can. */
  get isArmed(): boolean {
    return this.armed.length > 0;
  }

  /** What was not mended, oldest first, whether it is armed still or spent. */
  get all(): readonly Each[] {
    return this.#known;
  }

  /** Whether no more can be armed; what is spent makes room. */
  get isFull(): boolean {
    this.tidy();
    return this.armed.length >= MOST;
  }

  /** Arms one; the oldest that is spent goes where there are too many. */
  arm(spec: Spec): Each {
    const each = this.made(this.#numbers.next(), spec);
    const spent = this.#known.find((one) => !this.armed.includes(one));
    const isFull = this.#known.length >= MOST_KNOWN;
    this.#known = [...this.#known.filter((one) => !isFull || one !== spent), each];
    this.armed = [...this.armed, each];
    return each;
  }

  /** Takes some away; those that are others' are left. */
  mend(some: readonly Armed[]): void {
    for (const each of this.#known) if (some.includes(each)) each.mend();
    this.#known = this.#known.filter((each) => !some.includes(each));
    this.tidy();
  }

  /** Whether something waits to be done, or is being done. */
  get isWaiting(): boolean {
    return this.#late.size > 0;
  }

  /**
   * Does something after so many ms of the machine, unless it all ends before, or what this gives is
   * called.
   * @param ended is done in its place when it all ends
   */
  after(
    ms: number,
    work: () => void | Promise<void>,
    ended: () => void = () => undefined,
  ): () => void {
    const off = (): void => {
      stop();
      this.#late.delete(off);
    };
    const stop = this.#scheduler.after(ms, () => {
      void Promise.resolve(work()).finally(off);
    });
    this.#late.set(off, ended);
    return off;
  }

  /** Waits, until it all ends at the longest. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => void this.after(ms, resolve, resolve));
  }

  /** Nothing waits any more. */
  end(): void {
    for (const [off, ended] of this.#late) {
      off();
      ended();
    }
  }

  /** Drops what cannot be met any more. */
  protected tidy(now = this.clock.now()): void {
    if (this.armed.some((each) => !each.isArmed(now)))
      this.armed = this.armed.filter((each) => each.isArmed(now));
  }
}
