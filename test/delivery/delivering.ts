import { onTestFinished } from 'vitest';
import { Vault } from '../../src/access/vault.ts';
import { changeClock } from '../../src/admin/clock/clock.ts';
import {
  type Outbound,
  OutboundError,
  type OutboundReason,
  type OutboundRequest,
} from '../../src/base/outbound.ts';
import type { Scheduler } from '../../src/base/scheduler.ts';
import { Delivery } from '../../src/delivery/delivery.ts';
import type { DeliveryDeps } from '../../src/delivery/deps.ts';
import { openStore } from '../../src/house/store-engine.ts';
import type { NewPage } from '../../src/store/directory/pages.ts';
import type { AttemptRow } from '../../src/store/log/attempts.ts';
import type { AudienceRule } from '../../src/store/log/audience-rule.ts';
import { recordInstalled } from '../../src/store/page/commands/record-installed.ts';
import { recordMessage } from '../../src/store/page/commands/record-message.ts';
import { recordPage } from '../../src/store/page/commands/record-page.ts';
import { history } from '../../src/store/page/history-writer.ts';
import type { Store } from '../../src/store/store.ts';
import { StoreClock } from '../../src/store/store-clock.ts';

/** When these tests begin, in ms. */
export const NOON = Date.UTC(2026, 4, 4, 12);
export const MINUTE = 60_000;
const VAULT = new Vault('a key of a server for tests');

/** What a receiver does with a request: a status, an answer, or a reason why there is none. */
export type Answer = number | { status: number; body?: string; location?: string } | OutboundReason;

/** A request as a receiver of these tests saw it. */
export interface Received {
  readonly app: string;
  readonly page: number;
  readonly conversation: number;
  /** Number of the event. */
  readonly no: number;
  /** All that came in it, itself included. */
  readonly items: readonly Item[];
  readonly request: OutboundRequest;
}

const PLAIN: Omit<NewPage, 'id' | 'name'> = {
  ...{ instagramId: undefined, instagramUsername: undefined, mode: 'archive', limits: 'off' },
  ...{ defaultApp: undefined, refuse: undefined, profile: {} },
};

type Item = Readonly<Record<'page' | 'conversation' | 'no', number>>;

/** Timers that a test lets run out; sleeping takes no time. */
class HeldTimers implements Scheduler {
  #timers: { readonly at: number; readonly work: () => void }[] = [];
  #now = 0;
  elapsed = (): number => this.#now;
  sleep = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  after = (ms: number, work: () => void): (() => void) => {
    const timer = { at: this.#now + ms, work };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };
  /** How many there are. */
  get waiting(): number {
    return this.#timers.length;
  }
  pass(ms: number): void {
    this.#now += ms;
    const due = this.#timers.filter(({ at }) => at <= this.#now);
    this.#timers = this.#timers.filter(({ at }) => at > this.#now);
    for (const { work } of due) work();
  }
}

/** A store with Pages, whose apps are told of messages by a delivery that a test drives. */
export class Delivering {
  readonly store: Store;
  readonly clock: StoreClock;
  readonly timers = new HeldTimers();
  readonly faults: unknown[] = [];
  readonly received: Received[] = [];
  /** What receivers do, by app; 200 without. May be a promise that a test holds. */
  answers: (received: Received) => Answer | Promise<Answer> = () => 200;
  /** Events of which nothing is told any more, as "page number". */
  readonly gone = new Set<string>();
  machine = NOON;
  delivery: Delivery;
  /** The Page of which an event is told. */
  #saying = 0;
  #life = { isOver: false };
  #closing: Promise<void> | undefined;
  readonly #options: Partial<DeliveryDeps>;

  /** Every app that the Page has gets its messages, until the Page gives it up. */
  readonly audience: AudienceRule = async ({ directory }, { kind }) => {
    if (kind !== 'message') return undefined;
    const installed = await directory.installedApps.rows(this.#saying);
    return Object.fromEntries(
      installed.map(({ app, disabled }) =>
        disabled === undefined
          ? [app, { channel: 'messaging', via: 'page' }]
          : [app, { closed: 'disabled', missed: { channel: 'messaging', via: 'page' } }],
      ),
    );
  };

  constructor(store: Store, options: Partial<DeliveryDeps> = {}) {
    this.store = store;
    this.#options = options;
    this.clock = new StoreClock(store, { now: () => this.machine }, this.timers);
    this.delivery = this.another('first');
  }

  /** A delivery of the same store, as another process has it. */
  another(holder: string, options: Partial<DeliveryDeps> = {}): Delivery {
    const life = { isOver: false };
    this.#life = life;
    return new Delivery({
      store: mortal(this.store, life),
      vault: VAULT,
      clock: this.clock,
      machine: { now: () => this.machine },
      scheduler: this.timers,
      outbound: mortal(this.#outbound, life),
      payloadOf: (page, event) =>
        this.gone.has(`${page} ${event.no}`)
          ? undefined
          : {
              ...({ object: 'page', entryId: `page${page}`, list: 'messaging' } as const),
              item: JSON.stringify({
                page,
                conversation: conversationOf(event.body),
                no: event.no,
              }),
            },
      retries: 'messenger',
      batch: false,
      holder,
      hasEnded: () => false,
      ...this.#options,
      ...options,
    });
  }

  readonly #outbound: Outbound = {
    send: async (request) => {
      const app = request.url.split('/').at(-1) ?? '';
      const { entry } = JSON.parse(String(request.body)) as { entry: { messaging: [Item] }[] };
      const items = entry.map(({ messaging }) => messaging[0]);
      const seen = { app, ...(items[0] as Item), items, request };
      this.received.push(seen);
      const answer = await this.answers(seen);
      if (typeof answer === 'string') throw new OutboundError(answer, `${answer} of the test`);
      const {
        status,
        body = '',
        location,
      } = typeof answer === 'number' ? { status: answer } : answer;
      const headers = location === undefined ? {} : { location };
      return { status, headers, body: Buffer.from(body), cut: false, elapsed: 3 };
    },
  };

  /** Ends it, and its store. */
  close(): Promise<void> {
    this.#closing ??= (async () => {
      const stopping = this.delivery.stop().then(() => true);
      // What is under way is waited for as long as a server does.
      for (let left = 200; left > 0; left--) {
        if (await Promise.race([stopping, this.timers.sleep().then(() => false)])) break;
        this.timers.pass(10);
      }
      this.clock.end();
      await this.store.close();
    })();
    return this.#closing;
  }

  /** Starts another process, which goes on. */
  async goOn(holder: string): Promise<void> {
    this.delivery = this.another(holder);
    await this.delivery.start((fault) => void this.faults.push(fault));
  }

  /** The process of the newest delivery ends there and then. */
  kill(): void {
    this.#life.isOver = true;
  }

  /** An app with a callback. */
  async app(id: string): Promise<void> {
    await this.store.transaction(async ({ directory }) => {
      await directory.apps.add({ id, name: id, secret: VAULT.seal(`secret of ${id}`) });
      await directory.subscriptions.put({
        ...{ app: id, object: 'page', callback: `https://bots.example/${id}` },
        ...{ verifyToken: VAULT.seal('v'), fields: [], includeValues: true, active: true },
        verified: 1,
      });
    });
  }

  /** A Page that has these apps, with so many conversations; gives its number. */
  async page(apps: readonly string[], conversations = 3): Promise<number> {
    const no = await this.store.transaction(async (tx) => {
      const id = `${1_000 + (await tx.reader.pages.after(0, 100)).length}`;
      const { no } = await recordPage(tx, id, () => ({ ...PLAIN, id, name: id }), NOON);
      const page = history(tx, no);
      for (let i = 1; i <= conversations; i++) {
        const person = await page.addPerson({ id: `${i}`, platform: 'MESSENGER', name: `${i}` });
        const about = { platform: 'MESSENGER', folder: 'inbox', people: [person] } as const;
        await page.addConversation({ id: `t_${i}`, ...about });
      }
      return no;
    });
    for (const app of apps) await this.install(no, app);
    return no;
  }

  install(page: number, app: string): Promise<void> {
    return this.store.transaction((tx) =>
      recordInstalled(tx, { page, account: 'page', app }, ['messages'], this.clock.now()),
    );
  }

  /** Somebody writes; gives the number of the event. */
  say(page: number, conversation = 1): Promise<number> {
    this.#saying = page;
    return this.store.transaction(async (tx) => {
      const told = { created: this.clock.now(), text: 'hello', sender: 1 };
      await recordMessage(tx, page, conversation, () => told);
      return tx.pageReader(page).log.last();
    });
  }

  /** The same, which is gone before it is told. */
  async sayNothing(page: number, conversation = 1): Promise<number> {
    this.gone.add(`${page} ${(await this.store.page(page).log.last()) + 1}`);
    return this.say(page, conversation);
  }

  /** Lets whatever is due be done, at this time of the clock. */
  async settle(): Promise<void> {
    await this.delivery.settled();
  }

  /** Moves the clock, as `convograph clock --advance` does; back where it is negative. */
  async advance(ms: number): Promise<void> {
    await changeClock(this, { seconds: ms / 1000 });
  }

  /** Numbers of the events that an app saw, in order. */
  seen(app: string, conversation?: number): number[] {
    return this.received
      .filter((one) => one.app === app)
      .filter((one) => conversation === undefined || one.conversation === conversation)
      .map(({ no }) => no);
  }

  async attempts(page: number): Promise<AttemptRow[]> {
    return (await this.store.page(page).deliveries.attempts.before(1e9, 1_000)).toReversed();
  }
}

/** What never comes back in a process that has ended. */
const ENDS = new Set(['transaction', 'durable', 'send']);

/** The same until its process is over: then it does nothing more, and answers nobody. */
function mortal<T extends object>(whole: T, life: { readonly isOver: boolean }): T {
  return new Proxy(whole, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        if (life.isOver && ENDS.has(String(key))) return new Promise(() => undefined);
        const heard = args.map((arg) =>
          key === 'onDurable'
            ? (events: unknown) => life.isOver || (arg as (e: unknown) => void)(events)
            : arg,
        );
        return Reflect.apply(value, target, heard);
      };
    },
  });
}

const conversationOf = (body: object): number =>
  'conversation' in body ? (body.conversation as number) : 0;

/** Starts one, with an app "bot". */
export async function delivering(
  options: Partial<DeliveryDeps> = {},
  file = ':memory:',
): Promise<Delivering> {
  const store = await openStore(file, undefined, undefined, {
    audience: (reads, event) => all.audience(reads, event),
  });
  const all: Delivering = new Delivering(store, options);
  onTestFinished(() => all.close());
  await all.app('bot');
  await all.delivery.start((fault) => void all.faults.push(fault));
  return all;
}
