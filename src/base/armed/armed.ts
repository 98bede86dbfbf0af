/** How often something is met that whoever tests has armed. */
export interface ArmedSpec {
  /** The first of what fits that meets it, counted from 1. */
  readonly nth: number;
  /** How many meet it at most; all without. */
  readonly times?: number | undefined;
  /** Which share of them does, from 0 to 1, as a seed decides. */
  readonly share: number;
  readonly seed: string;
  /** Epoch milliseconds of the store's clock. */
  readonly until?: number | undefined;
  /** Whether a test may end without it having been met. */
  readonly optional: boolean;
}

/** Something that was armed, and how often it was met. */
export abstract class Armed<Spec extends ArmedSpec = ArmedSpec> {
  readonly no: number;
  readonly spec: Spec;
  #seen = 0;
  #used = 0;
  #isMended = false;

  constructor(no: number, spec: Spec) {
    this.no = no;
    this.spec = spec;
  }

  /** How many met it. */
  get used(): number {
    return this.#used;
  }

  mend(): void {
    this.#isMended = true;
  }

  /** Whether anything can meet it still. */
  isArmed(now: number): boolean {
    const { times = Number.POSITIVE_INFINITY, until = Number.POSITIVE_INFINITY } = this.spec;
    return !this.#isMended && this.#used < times && now < until;
  }

  /**
   * Whether one more of what it is for meets it; it is counted.
   * @param draw from [0, 1), asked where a share of them is meant
   */
  protected counts(now: number, draw: () => number): boolean {
    const { nth, share } = this.spec;
    if (!this.isArmed(now)) return false;
    this.#seen++;
    if (this.#seen < nth || (share < 1 && draw() >= share)) return false;
    this.#used++;
    return true;
  }
}
