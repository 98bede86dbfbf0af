const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A zone by which clocks go. */
export class Zone {
  readonly name: string;
  readonly #format: Intl.DateTimeFormat | undefined;
  readonly #fixed: number;
  readonly #offsets = new Map<number, number>();

  /**
   * @param name an IANA name, or minutes east of UTC
   * @throws RangeError when it is no zone
   */
  constructor(name: string | number) {
    this.name = typeof name === 'number' ? offsetName(name) : name;
    this.#fixed = typeof name === 'number' ? name * MINUTE : 0;
    if (typeof name === 'number') return;
    this.#format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: name, hourCycle: 'h23', calendar: 'gregory', numberingSystem: 'latn' },
      ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
  }

  /**
   * When a clock there shows a time; of two such times the earlier, and of none the time an hour
   * later.
   * @param wall what the clock shows, as epoch milliseconds were it UTC
   */
  instantOf(wall: number): number {
    const early = wall - this.offsetAt(wall - 24 * HOUR);
    if (this.offsetAt(early) === wall - early) return early;
    const late = wall - this.offsetAt(wall + 24 * HOUR);
    return this.offsetAt(late) === wall - late ? late : early;
  }

  /** How far its clocks are ahead of UTC at a time, in milliseconds. */
  offsetAt(time: number): number {
    if (!this.#format) return this.#fixed;
    // Clocks change on a quarter of an hour.
    const quarter = Math.floor(time / (HOUR / 4));
    let offset = this.#offsets.get(quarter);
    if (offset === undefined) {
      if (this.#offsets.size > 100_000) this.#offsets.clear();
      offset = this.#ask(quarter * (HOUR / 4));
      this.#offsets.set(quarter, offset);
    }
    return offset;
  }

  #ask(time: number): number {
    const parts = this.#format?.formatToParts(time) ?? [];
    const of = (type: string) => Number(parts.find((one) => one.type === type)?.value);
    const shown = Date.UTC(
      of('year'),
      of('month') - 1,
      of('day'),
      of('hour'),
      of('minute'),
      of('second'),
    );
    return shown - time;
  }
}

/** `UTC+02:00`. */
function offsetName(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return `UTC${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`;
}

/** The zone of this machine. */
export const machineZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
