import { setImmediate } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Scheduler } from '../../base/scheduler.ts';
import type { Change } from '../engine.ts';

/** Characters of a notification, of which PostgreSQL takes fewer than 8000. */
const LONGEST = 7_000;
/** How long it is waited before a lost connection is made anew, in ms. */
const PAUSE = 500;

/** What stands around announcements. */
interface AroundAnnouncements {
  readonly schema: string;
  /** A word that no other process has. */
  readonly self: string;
  readonly scheduler: Scheduler;
  /** A connection of its own. */
  readonly open: () => Promise<Client>;
  /** Takes what another process has changed. */
  readonly heard: (changed: ReadonlyMap<number, Change>) => void;
  /** Called when it listens again, and may have missed something. */
  readonly again: () => void;
}

/**
 * What processes with the same store tell one another of Pages that they changed. It is told after the
 * commit, many in one, and not with it: PostgreSQL commits what notifies one after the other.
 */
export class Announcements {
  readonly #around: AroundAnnouncements;
  #client: Client | undefined;
  #untold = new Map<number, Change>();
  #telling: Promise<void> | undefined;
  #cancel: () => void = () => undefined;
  #isClosed = false;

  constructor(around: AroundAnnouncements) {
    this.#around = around;
  }

  /** Whether what others change is heard of. */
  get isListening(): boolean {
    return this.#client !== undefined;
  }

  /** @throws what the driver says where there is no connection */
  async listen(): Promise<void> {
    const client = await this.#around.open();
    client.on('notification', ({ payload = '' }) => this.#hear(payload));
    client.once('end', () => this.#lose(client));
    await client.query(`listen "${channelOf(this.#around.schema)}"`);
    if (this.#isClosed) await client.end();
    else this.#client = client;
  }

  /** Tells the others, soon. */
  tell(changed: ReadonlyMap<number, Change>): void {
    for (const [page, change] of changed) {
      const people = change.people || this.#untold.get(page)?.people === true;
      this.#untold.set(page, { mark: change.mark, people });
    }
    this.#telling ??= this.#tellAll();
  }

  /** Tells what is to be told, and hears no more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancel();
    await this.#telling;
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }

  async #tellAll(): Promise<void> {
    // What else is committed in this turn is told with it.
    await setImmediate();
    try {
      while (this.#untold.size > 0 && this.#client) {
        const untold = this.#untold;
        this.#untold = new Map();
        for (const payload of payloadsOf(this.#around.self, untold)) {
          await this.#client.query({
            name: 'tell',
            text: 'select pg_notify($1, $2)',
            values: [channelOf(this.#around.schema), payload],
          });
        }
      }
    } catch {
      // Others look now and then, and when they have to listen anew.
    } finally {
      this.#untold.clear();
      this.#telling = undefined;
    }
  }

  #hear(payload: string): void {
    const [from, ...words] = payload.split(' ');
    if (from === this.#around.self) return;
    const changed = words.map((word): [number, Change] => {
      const [page, mark, people] = word.split(':').map(Number);
      return [page ?? 0, { mark: mark ?? 0, people: people === 1 }];
    });
    this.#around.heard(new Map(changed));
  }

  #lose(client: Client): void {
    if (this.#client === client) this.#client = undefined;
    if (this.#isClosed) return;
    this.#cancel = this.#around.scheduler.after(PAUSE, () => {
      this.listen().then(this.#around.again, () => this.#lose(client));
    });
  }
}

const channelOf = (schema: string): string => `convograph:${schema}`;

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
