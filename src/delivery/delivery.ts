import { ArmedNumbers } from '../base/armed/armory.ts';
import { bucketOf } from '../store/log/lanes.ts';
import type { LogEvent } from '../store/log/log.ts';
import { type Attempted, attempt, type Sending } from './attempt.ts';
import { Chaos } from './chaos/chaos.ts';
import { EchoFirst } from './chaos/echo-first.ts';
import type { DeliveryDeps } from './deps.ts';
import { nextDue } from './due.ts';
import { Lane } from './lane.ts';
import { Receivers } from './receivers.ts';
import {
  type FoundEvents,
  type Replayed,
  type ReplaySearch,
  type ReplaySpec,
  replay,
  searchReplay,
} from './replay.ts';
import { type DeliveryStatus, statusOf } from './status.ts';
import type { LogWebhook, WatchAttempt } from './webhook-log.ts';

/** Pages of which it is remembered which apps get something. */
const MOST_PAGES = 10_000;
/** Lanes behind which it is looked at once at a start. */
const STRIDE = 500;
/** How long another process's lanes are waited for at once, in ms of the machine's timers. */
const LOOK = 50;
/** How long one waits for another process to do what is due, in the same: it may be that none runs. */
const PATIENCE = 6_000;

/**
 * Tells apps of what happens on Pages, as far as it is on disk: in order within a conversation, at
 * least once. What was done is known from the store alone, so any process may go on with it.
 */
export class Delivery {
  /** What webhooks of this process meet, and how it is counted. */
  readonly chaos: Chaos;
  /** What calls that send are answered after. */
  readonly echoFirst: EchoFirst;
  readonly armedNumbers = new ArmedNumbers();
  readonly #deps: DeliveryDeps;
  readonly #receivers: Receivers;
  readonly #lanes = new Map<string, Lane>();
  /** Apps that get something of Pages, as long as nothing above the Pages changes. */
  readonly #apps = new Map<number, readonly string[]>();
  #generation = -1;
  readonly #woken = new Set<Lane>();
  #waiting: (() => void)[] = [];
  #alarm: { readonly at: number; readonly stop: AbortController } | undefined;
  #reading = Promise.resolve();
  #isOn = false;
  #onFault: DeliveryDeps['onFault'] = () => undefined;
  #log: LogWebhook | undefined;
  #watch: WatchAttempt | undefined;

  constructor(deps: Omit<DeliveryDeps, 'chaos' | 'onFault' | 'webhookLog' | 'watchAttempt'>) {
    const onFault = (fault: unknown) => this.#onFault(fault);
    this.chaos = new Chaos(deps.clock, deps.scheduler, this.armedNumbers);
    this.#deps = {
      ...deps,
      chaos: this.chaos,
      onFault,
      webhookLog: () => this.#log,
      watchAttempt: () => this.#watch,
    };
    this.#receivers = new Receivers(deps);
    this.echoFirst = new EchoFirst(this.#deps, this.#receivers);
  }

  /**
   * Begins with what waits, and goes on with what comes.
   * @param onFault takes what ought not to happen, and is tried again
   * @param log is told of each attempt
   * @param watch is told when one begins, too
   */
  start(
    onFault: DeliveryDeps['onFault'] = () => undefined,
    log?: LogWebhook,
    watch?: WatchAttempt,
  ): Promise<void> {
    this.#onFault = onFault;
    this.#log = log;
    this.#watch = watch;
    this.#deps.store.onDurable((events) => this.#notice(events));
    return this.look();
  }

  /** Looks at what waits in the store: for a process that does not go on with what comes. */
  look(): Promise<void> {
    this.#isOn = true;
    return this.#read(() => this.#look());
  }

  /** Another process has ended, or gave its lanes back: they are asked for before their leases lapse. */
  async takeOver(): Promise<void> {
    if (!this.#isOn) return;
    await this.#reading;
    for (const lane of this.#lanes.values()) if (lane.isBlocked) await lane.look();
  }

  /** When the next attempt is due that waits for the clock, in ms of the store's. */
  get next(): number | undefined {
    const now = this.#deps.clock.now();
    let next = Number.POSITIVE_INFINITY;
    for (const lane of this.#lanes.values()) {
      // What is due already is under way, or waits for another process.
      if (lane.next !== undefined && lane.next > now) next = Math.min(next, lane.next);
    }
    return next === Number.POSITIVE_INFINITY ? undefined : next;
  }

  /** The same of what the store knows: it may be over, where another process is about it. */
  due(): Promise<number | undefined> {
    return nextDue(this.#deps.store);
  }

  /**
   * Resolves when whatever is due was done, and answered: also what another process does, as long as
   * one does. What is due later stays.
   */
  async settled(): Promise<void> {
    if (!this.#isOn) return this.#doneElsewhere();
    await this.#reading;
    for (const lane of this.#lanes.values()) lane.wake();
    for (;;) {
      const working = [...this.#lanes.values()].filter((lane) => lane.isWorking);
      if (working.length === 0 || !this.#isOn) return;
      if (working.every((lane) => lane.isBlocked)) {
        await this.#deps.scheduler.sleep(LOOK, new AbortController().signal);
        for (const lane of working) await lane.look();
      } else {
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
      }
      await this.#reading;
    }
  }

  /**
   * The clock of the store was set back by so many ms, or on where it is negative: then nothing is to
   * be done. What is tried again stays as far away as it was.
   */
  async setBack(by: number): Promise<void> {
    if (by <= 0) return;
    await this.settled();
    await this.#deps.store.transaction((tx) => tx.lanes.setBack(by));
    if (!this.#isOn) return;
    for (const lane of this.#lanes.values()) await lane.giveUp();
    await this.#noticeFailing();
  }

  /** How an event stands with an app that is to get it. */
  statusOf(page: number, app: string, event: LogEvent): Promise<DeliveryStatus> {
    return statusOf(this.#deps, page, app, event);
  }

  /** Numbers of events that an app was told of, or was not and should have been. */
  searchReplay(search: ReplaySearch, signal: AbortSignal): Promise<FoundEvents> {
    return searchReplay(this.#deps, search, signal);
  }

  /** Sends events once more; what waits goes its own way beside. */
  replay(spec: ReplaySpec, told: (replayed: Replayed) => void): Promise<void> {
    return replay(this.#deps, spec, told);
  }

  /** Sends a body that is no event's to an app's callback, once. */
  sendByHand({
    app,
    via,
    envelope,
  }: Pick<Sending, 'app' | 'via' | 'envelope'>): Promise<Attempted> {
    const sending = { app, via, envelope, numbers: [], conversation: undefined, number: 1 };
    return attempt(this.#deps, this.#receivers, sending);
  }

  async #doneElsewhere(): Promise<void> {
    const { clock, scheduler } = this.#deps;
    for (let left = PATIENCE; left > 0; left -= LOOK) {
      const due = await this.due();
      if (due === undefined || due > clock.now()) return;
      await scheduler.sleep(LOOK, new AbortController().signal);
    }
  }

  /** Begins nothing more; resolves when nothing is under way, and others may go on. */
  async stop(): Promise<void> {
    this.#isOn = false;
    this.chaos.end();
    this.#alarm?.stop.abort();
    await this.#reading;
    await Promise.all([...this.#lanes.values()].map((lane) => lane.end()));
    this.#lanes.clear();
    this.#tell();
  }

  #notice(events: ReadonlyMap<number, number>): void {
    if (this.#isOn) void this.#read(() => this.#noticed(events));
  }

  /** Reads one after the other, as long as it is not stopped. */
  #read(read: () => Promise<void>): Promise<void> {
    this.#reading = this.#reading
      .then(() => (this.#isOn ? read() : undefined))
      .catch((fault) => this.#onFault(fault));
    return this.#reading;
  }

  async #look(): Promise<void> {
    const { store } = this.#deps;
    await store.durable();
    let after = { page: 0, app: '' };
    while (this.#isOn) {
      const behind = await store.lanes.behind(after, STRIDE);
      for (const { page, app, events } of behind) this.#laneOf(app, page).notice(page, events);
      const last = behind.at(-1);
      if (!last) break;
      after = last;
    }
    await this.#noticeFailing();
    for (const lane of this.#lanes.values()) this.#wake(lane);
  }

  async #noticed(events: ReadonlyMap<number, number>): Promise<void> {
    for (const [page, newest] of events) {
      for (const app of await this.#appsOf(page)) {
        const lane = this.#laneOf(app, page);
        lane.notice(page, newest);
        this.#wake(lane);
      }
    }
    // Another process has written something: it may be an attempt that failed.
    if (events.size === 0) await this.#noticeFailing();
  }

  /** After what is under way in this turn: whoever made the event is answered first. */
  #wake(lane: Lane): void {
    if (this.#woken.size === 0) setImmediate(() => this.#wakeAll());
    this.#woken.add(lane);
  }

  #wakeAll(): void {
    const woken = [...this.#woken];
    this.#woken.clear();
    for (const lane of woken) lane.wake();
  }

  async #noticeFailing(): Promise<void> {
    const now = this.#deps.clock.now();
    for (const { page, app, next } of await this.#deps.store.lanes.failing()) {
      const lane = this.#laneOf(app, page);
      lane.noticeDue(page, next);
      if (next <= now) this.#wake(lane);
    }
    this.#arm();
  }

  async #appsOf(page: number): Promise<readonly string[]> {
    const { store } = this.#deps;
    const generation = store.generation();
    if (generation !== this.#generation || this.#apps.size >= MOST_PAGES) this.#apps.clear();
    this.#generation = generation;
    const known = this.#apps.get(page);
    if (known) return known;
    const apps = (await store.page(page).deliveries.cursors.all()).map(({ app }) => app);
    this.#apps.set(page, apps);
    return apps;
  }

  #laneOf(app: string, page: number): Lane {
    const bucket = bucketOf(page);
    const key = `${app} ${bucket}`;
    let lane = this.#lanes.get(key);
    if (!lane) {
      const made: Lane = new Lane(this.#deps, this.#receivers, { app, bucket }, () => {
        if (made.isSpent && this.#lanes.get(key) === made) {
          this.#lanes.delete(key);
          void made.end();
        }
        this.#arm();
        this.#tell();
      });
      lane = made;
      this.#lanes.set(key, lane);
    }
    return lane;
  }

  /** Wakes lanes when what failed there is due. */
  #arm(): void {
    if (!this.#isOn) return;
    const { next } = this;
    if (this.#alarm?.at === next) return;
    this.#alarm?.stop.abort();
    this.#alarm = undefined;
    if (next === undefined) return;
    const alarm = { at: next, stop: new AbortController() };
    this.#alarm = alarm;
    void this.#deps.clock.at(next, alarm.stop.signal).then(() => {
      if (this.#alarm !== alarm || alarm.stop.signal.aborted) return;
      this.#alarm = undefined;
      for (const lane of this.#lanes.values()) lane.wake();
      this.#arm();
    });
  }

  #tell(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
