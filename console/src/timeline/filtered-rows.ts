import { ask } from '../control/ask.ts';
import type { ControlError } from '../control/control-plane.ts';
import { feed } from '../stream/feed.ts';
import { type Row, Rows } from '../stream/rows.ts';

/** Rows to show, wherever they come from. */
export interface RowSource {
  readonly rows: Rows;
  readonly hasOlder: boolean;
  loadOlder(): Promise<void>;
}

/** Some of the rows, by their numbers. */
interface Which {
  readonly after?: number;
  readonly before?: number;
  readonly limit: number;
}

const AT_ONCE = 200;
const MOST_AT_ONCE = 1_000;

/** Between two looks for what came, in ms. */
const APART = 200;

/**
 * The rows that a query means: the server reads it, so that its grammar is written once. What comes by
 * the stream says when to ask again, and from which number on.
 */
export class FilteredRows implements RowSource {
  readonly rows = new Rows();
  readonly #query: string;
  readonly #onError: (error: ControlError | undefined) => void;
  #hasOlder = false;
  /** From which number on there is something new, since the last look. */
  #from: number | undefined;
  /** The looks, one behind the other: of two answers the later one holds. */
  #looks: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isEnded = false;

  constructor(query: string, onError: (error: ControlError | undefined) => void) {
    this.#query = query;
    this.#onError = onError;
  }

  get hasOlder(): boolean {
    return this.#hasOlder;
  }

  /** Begins; what it gives ends it. */
  begin(): () => void {
    this.#isEnded = false;
    this.#look({ limit: AT_ONCE }, (data) => {
      this.#hasOlder = data.length === AT_ONCE;
      this.rows.join(data);
    });
    const deaf = feed.onArrivals((rows) => this.#wantFrom(Math.min(...rows.map(({ seq }) => seq))));
    return () => {
      this.#isEnded = true;
      deaf();
      clearTimeout(this.#timer);
      this.#timer = undefined;
    };
  }

  async loadOlder(): Promise<void> {
    const before = this.rows.all()[0]?.seq;
    if (before === undefined || !this.#hasOlder) return;
    await this.#fetch({ before, limit: MOST_AT_ONCE }, (data) => {
      this.#hasOlder = data.length === MOST_AT_ONCE;
      this.rows.join(data);
    });
  }

  #wantFrom(seq: number): void {
    this.#from = Math.min(this.#from ?? seq, seq);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const from = this.#from ?? 0;
      this.#from = undefined;
      this.#look({ after: from - 1, limit: MOST_AT_ONCE }, (data) => {
        this.rows.replaceFrom(from, data);
        const last = data.at(-1);
        if (data.length === MOST_AT_ONCE && last) this.#wantFrom(last.seq);
      });
    }, APART);
  }

  #look(which: Which, take: (data: readonly Row[]) => void): void {
    this.#looks = this.#looks.then(() => this.#fetch(which, take));
  }

  async #fetch(which: Which, take: (data: readonly Row[]) => void): Promise<void> {
    try {
      const { data } = await ask('GET /timeline', { ...which, filter: this.#query });
      if (this.#isEnded) return;
      take(data);
      this.#onError(undefined);
    } catch (error) {
      if (!this.#isEnded) this.#onError(error as ControlError);
    }
  }
}
