import type { Client } from 'pg';
import type { Scheduler } from '../../base/scheduler.ts';
import type { Change } from '../engine.ts';
import type { News, NewsReader } from './news.ts';
import { channelOf, Teller, toldIn } from './teller.ts';

/** How long it is waited before a lost connection is made anew, in ms. */
const PAUSE = 500;
/** How long a notification may be under way until it counts as one that does not come, in ms. */
const UNDER_WAY = 2_000;

/** What stands around announcements. */
interface AroundAnnouncements {
  readonly schema: string;
  /** A word that no other process has. */
  readonly self: string;
  readonly scheduler: Scheduler;
  /** A connection of its own. */
  readonly open: () => Promise<Client>;
  /** Sends a notification on another connection. */
  readonly notify: (payload: string) => Promise<unknown>;
  readonly reader: NewsReader;
}

/** What processes with the same store tell one another, as it is heard by `LISTEN`. */
export class Announcements implements News {
  readonly #around: AroundAnnouncements;
  readonly #teller: Teller;
  #client: Client | undefined;
  /** Called when what this process said to itself has come. */
  #echo: () => void = () => undefined;
  #cancel: () => void = () => undefined;
  #isClosed = false;

  constructor(around: AroundAnnouncements) {
    this.#around = around;
    this.#teller = new Teller(around.self, async (payload) => {
      if (!this.#client) throw new Error('Nothing is heard.');
      const values = [channelOf(around.schema), payload];
      await this.#client.query({ name: 'tell', text: 'select pg_notify($1, $2)', values });
    });
  }

  get isHeard(): boolean {
    return this.#client !== undefined;
  }

  /**
   * Listens, and sends itself a notification to see that it comes.
   * @returns false where it does not, as behind what shares sessions: there nothing is said of it
   * @throws what the driver says where there is no connection
   */
  async listen(): Promise<boolean> {
    const client = await this.#around.open();
    let isEnded = false;
    client.once('end', () => {
      isEnded = true;
      this.#lose(client);
    });
    client.on('notification', ({ payload = '' }) => this.#hear(payload));
    try {
      await client.query(`listen "${channelOf(this.#around.schema)}"`);
      const comes = await this.#comes();
      if (isEnded) throw new Error('Connection terminated');
      if (comes && !this.#isClosed) this.#client = client;
      return comes;
    } finally {
      if (this.#client !== client) await client.end();
    }
  }

  tell(changed: ReadonlyMap<number, Change>): void {
    this.#teller.tell(changed);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancel();
    await this.#teller.idle();
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }

  /** Sent on the same connection it would come by itself. */
  async #comes(): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#echo = () => resolve(true);
    await this.#around.notify(this.#around.self);
    const cancel = this.#around.scheduler.after(UNDER_WAY, () => resolve(false));
    const comes = await promise;
    cancel();
    return comes;
  }

  #hear(payload: string): void {
    const { from, changed } = toldIn(payload);
    if (from === this.#around.self) this.#echo();
    else if (changed.size > 0) this.#around.reader.hear(changed);
  }

  #lose(client: Client): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    this.#listenAgain();
  }

  #listenAgain(): void {
    if (this.#isClosed) return;
    const again = (isHeard: boolean): void => {
      if (isHeard) this.#around.reader.startAnew();
      else this.#listenAgain();
    };
    this.#cancel = this.#around.scheduler.after(PAUSE, () => {
      this.listen().then(again, () => again(false));
    });
  }
}
