import { ask } from '../control/ask.ts';
import { ControlError } from '../control/control-plane.ts';
import { refuseKey } from '../control/refusal.ts';
import { readStream } from './connection.ts';
import { Frames } from './frames.ts';
import { leadAlone, Tabs } from './leader.ts';
import { Retries } from './retries.ts';
import { type Row, Rows } from './rows.ts';

/** How it stands with the stream; `off` where the server keeps nothing of what it sees. */
export type FeedState = 'loading' | 'live' | 'lost' | 'paused' | 'off';

/** What the tab that leads tells the others. */
type Told =
  | { readonly rows: readonly Row[]; readonly id: string }
  | { readonly state: 'live' | 'lost' }
  | { readonly refetch: true };

/** Rows of one question, and how many are had at first. */
const AT_ONCE = 1_000;
const AT_FIRST = 500;

/**
 * What the server sees, as it sees it: the newest rows are fetched, then each that is done comes by the
 * stream; one tab of a browser reads that for all. What came is shown once a frame.
 */
class Feed {
  readonly rows = new Rows();
  readonly #tabs = new Tabs<Told>();
  readonly #frames = new Frames(() => this.#flush());
  readonly #retries = new Retries();
  readonly #stateListeners = new Set<() => void>();
  readonly #arrivalListeners = new Set<(rows: readonly Row[]) => void>();
  readonly #waiting: Row[] = [];
  #state: FeedState = 'loading';
  #isPaused = false;
  /** The first row of all that the server keeps. */
  #first = 0;
  #cursor = '';
  #flood = 0;
  #hasBegun = false;

  /** Begins; the page calls it once. */
  begin(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.#tabs.listen((told) => {
      if ('rows' in told) {
        this.#take(told.rows);
        // Where this tab is the one that reads next, it goes on from there.
        this.#cursor = told.id;
      } else if ('state' in told) this.#become(told.state);
      else this.refetch().catch(() => undefined);
    });
    leadAlone((signal) => this.#lead(signal), new AbortController().signal);
    this.#load().catch(() => undefined);
  }

  /** How it stands. */
  readonly state = (): FeedState => (this.#isPaused ? 'paused' : this.#state);

  /** How many rows came of which the server tells no more than that; 0 where it tells each. */
  readonly flood = (): number => this.#flood;

  readonly subscribeState = (tell: () => void): (() => void) => {
    this.#stateListeners.add(tell);
    return () => this.#stateListeners.delete(tell);
  };

  /** Hears of rows as they come, once a frame; of those that were fetched not. */
  readonly onArrivals = (hear: (rows: readonly Row[]) => void): (() => void) => {
    this.#arrivalListeners.add(hear);
    return () => this.#arrivalListeners.delete(hear);
  };

  /** Stops showing what comes, or goes on with all of it. */
  pause(isPaused: boolean): void {
    this.#isPaused = isPaused;
    if (!isPaused) this.#frames.ask();
    this.#tellState();
  }

  /** Whether there are rows before the first that is held. */
  get hasOlder(): boolean {
    const [oldest] = this.rows.all();
    return oldest !== undefined && oldest.seq > this.#first;
  }

  /** Fetches what is before the first that is held. */
  async loadOlder(): Promise<void> {
    const [oldest] = this.rows.all();
    if (!oldest || !this.hasOlder) return;
    const { data, first } = await ask('GET /timeline', { before: oldest.seq, limit: AT_ONCE });
    this.#first = data.length === 0 ? oldest.seq : first;
    this.rows.join(data);
  }

  /** Fetches the newest once more, where some were missed. */
  async refetch(): Promise<void> {
    const { data, first, last } = await ask('GET /timeline', { limit: AT_ONCE });
    this.#first = first;
    const [oldest] = data;
    const newest = this.rows.all().at(-1);
    // A hole would look as if nothing had happened: what lies between is fetched by scrolling up. And a
    // server that was started anew counts anew.
    const isAnother = newest !== undefined && newest.seq > last;
    const isBeyond = oldest !== undefined && newest !== undefined && oldest.seq > newest.seq + 1;
    if (isAnother || isBeyond) this.rows.replaceFrom(0, data);
    else this.rows.join(data);
  }

  async #load(): Promise<void> {
    try {
      const { data, first, last } = await ask('GET /timeline', { limit: AT_FIRST });
      this.#first = first;
      this.rows.join(data);
      if (this.#cursor === '') this.#cursor = String(last);
      if (this.#state === 'loading') this.#become('live');
    } catch (error) {
      // It keeps no journal, and will not before it is started anew.
      if (error instanceof ControlError && error.status === 409) this.#become('off');
      else throw error;
    }
  }

  async #lead(signal: AbortSignal): Promise<void> {
    for (;;) {
      try {
        if (this.#cursor === '') await this.#load();
        if (this.#state === 'off') return;
        await readStream(
          this.#cursor,
          {
            rows: (rows, id) => {
              this.#cursor = id || this.#cursor;
              this.#take(rows);
              this.#tabs.tell({ rows, id: this.#cursor });
              this.#flooded(0);
            },
            hello: () => {
              this.#retries.reset();
              this.#become('live');
              this.#tabs.tell({ state: 'live' });
            },
            gap: (id) => {
              this.#cursor = id || this.#cursor;
              this.refetch().catch(() => undefined);
              this.#tabs.tell({ refetch: true });
              this.#flooded(0);
            },
            counts: (rows) => this.#flooded(rows),
          },
          signal,
        );
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof ControlError && error.status === 401) return refuseKey();
        this.#become('lost');
        this.#tabs.tell({ state: 'lost' });
      }
      await this.#retries.wait();
    }
  }

  #flooded(rows: number): void {
    if (this.#flood === rows) return;
    this.#flood = rows;
    this.#tellState();
  }

  #take(rows: readonly Row[]): void {
    for (const row of rows) this.#waiting.push(row);
    this.#frames.ask();
  }

  #flush(): void {
    if (this.#isPaused || this.#waiting.length === 0) return;
    const rows = this.#waiting.splice(0);
    this.rows.put(rows);
    for (const hear of this.#arrivalListeners) hear(rows);
  }

  #become(state: FeedState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#tellState();
  }

  #tellState(): void {
    for (const tell of this.#stateListeners) tell();
  }
}

/** The one of this page. */
export const feed = new Feed();
