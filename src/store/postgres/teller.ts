import { setImmediate } from 'node:timers/promises';
import type { Change } from '../engine.ts';

/** Characters of a notification, of which PostgreSQL takes fewer than 8000. */
const LONGEST = 7_000;

/** What others that have the same store listen to. */
export const channelOf = (schema: string): string => `convograph:${schema}`;

/**
 * Tells other processes of Pages that this one changed. It is told after the commit, many in one, and not
 * with it: PostgreSQL commits what notifies one after the other.
 */
export class Teller {
  readonly #self: string;
  readonly #notify: (payload: string) => Promise<unknown>;
  #untold = new Map<number, Change>();
  #running: Promise<void> | undefined;

  /**
   * @param self a word that no other process has
   * @param notify sends a notification
   */
  constructor(self: string, notify: (payload: string) => Promise<unknown>) {
    this.#self = self;
    this.#notify = notify;
  }

  /** Tells them, soon. */
  tell(changed: ReadonlyMap<number, Change>): void {
    for (const [page, change] of changed) {
      const people = change.people || this.#untold.get(page)?.people === true;
      this.#untold.set(page, { mark: change.mark, people });
    }
    this.#running ??= this.#tellAll();
  }

  /** Resolves when there is nothing to tell. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #tellAll(): Promise<void> {
    // What else is committed in this turn is told with it.
    await setImmediate();
    try {
      while (this.#untold.size > 0) {
        const untold = this.#untold;
        this.#untold = new Map();
        for (const payload of payloadsOf(this.#self, untold)) await this.#notify(payload);
      }
    } catch {
      // Others look now and then, and when they have to listen anew.
    } finally {
      this.#untold.clear();
      this.#running = undefined;
    }
  }
}

function payloadsOf(self: string, changed: ReadonlyMap<number, Change>): string[] {
  const payloads = [self];
  for (const [page, { mark, people }] of changed) {
    const word = ` ${page}:${mark}:${Number(people)}`;
    const last = payloads.length - 1;
    if ((payloads[last] as string).length + word.length > LONGEST) payloads.push(self + word);
    else payloads[last] += word;
  }
  return payloads;
}

/** Who tells of what in a notification. */
export function toldIn(payload: string): { from: string; changed: ReadonlyMap<number, Change> } {
  const [from = '', ...words] = payload.split(' ');
  const changed = words.map((word): [number, Change] => {
    const [page, mark, people] = word.split(':').map(Number);
    return [page ?? 0, { mark: mark ?? 0, people: people === 1 }];
  });
  return { from, changed: new Map(changed) };
}
