import type { StandingLane } from '../store/log/tables.ts';
import { Courier } from './courier.ts';
import type { DeliveryDeps } from './deps.ts';
import { failingIn, giveUpIn } from './lane-failures.ts';
import { Lease } from './lease.ts';
import { PageDelivery } from './page-delivery.ts';
import { Queue } from './queue.ts';
import type { Receivers } from './receivers.ts';
import { probed, STANDS_AFTER, standStill } from './standing.ts';

/** Requests of a lane that are under way at once: so many while nothing is known of the receiver. */
const FIRST_IN_FLIGHT = 4;
/** And so many as long as it takes what comes. */
const MOST_IN_FLIGHT = 16;
/** Pages of a lane that are looked at at once. */
const MOST_PAGES = 32;
/** Events that go out in one request, where they may (wire.md 9.2). */
const MOST_TOGETHER = 1_000;
/** How long a lane is kept by who has nothing more to do in it, in ms of the machine's timers. */
const LINGER = 5_000;
/** How long answers are waited for at the end, in the same. */
const GRACE = 1_000;
/** How long one waits after a fault, in the same. */
const RECOVERY = 1_000;

/** Delivers one app's events of a bucket of Pages, as far as no other process does. */
export class Lane {
  readonly app: string;
  readonly bucket: number;
  readonly #deps: DeliveryDeps;
  readonly #courier: Courier;
  readonly #lease: Lease;
  readonly #changed: () => void;
  /** Pages of which there are events to look at, with the number of the newest that is on disk. */
  readonly #pages = new Map<number, number>();
  /** Pages where something failed, with when it is due, and the newest event that was looked at. */
  readonly #due = new Map<number, { readonly next: number; readonly newest: number }>();
  readonly #work = new Map<number, PageDelivery>();
  /** Conversations in which the receiver failed since it took something. */
  readonly #failed = new Set<string>();
  #flying = 0;
  /** How many requests may be under way: more with each that is taken, half with each that is not. */
  #most = FIRST_IN_FLIGHT;
  #running: Promise<void> | undefined;
  #again = false;
  #hasEnded = false;
  #isPaused = false;
  #cancel: () => void = () => undefined;
  #landed: () => void = () => undefined;

  constructor(
    deps: DeliveryDeps,
    receivers: Receivers,
    place: { readonly app: string; readonly bucket: number },
    changed: () => void,
  ) {
    this.#deps = deps;
    this.app = place.app;
    this.bucket = place.bucket;
    this.#courier = new Courier(deps, receivers, place.app);
    this.#lease = new Lease(deps, place);
    this.#changed = changed;
  }

  /** There may be something new of a Page, up to an event that is on disk. */
  notice(page: number, newest: number): void {
    const work = this.#work.get(page);
    if (work) work.newest = Math.max(work.newest, newest);
    else this.#pages.set(page, Math.max(newest, this.#pages.get(page) ?? 0));
  }

  /** Something of a Page is to be tried again. */
  noticeDue(page: number, next: number): void {
    if (this.#work.has(page)) return;
    this.#due.set(page, { next, newest: this.#due.get(page)?.newest ?? 0 });
  }

  /** When something is due, in ms of the store's clock. */
  get next(): number | undefined {
    const standing = this.#lease.row?.standing;
    if (standing) return standing.next;
    let next = Number.POSITIVE_INFINITY;
    for (const due of this.#due.values()) next = Math.min(next, due.next);
    for (const { queue } of this.#work.values()) next = Math.min(next, queue.next ?? next);
    return next === Number.POSITIVE_INFINITY ? undefined : next;
  }

  /** Whether another process has it, which does what there is to do. */
  get isBlocked(): boolean {
    return this.#lease.row === undefined && this.#lease.blockedFor > 0;
  }

  /** Whether there is something to be done now. */
  get isWorking(): boolean {
    if (this.#running || this.#flying > 0) return true;
    return !this.#hasEnded && this.#hasWork();
  }

  /** Whether nothing is known of it that is not in the store. */
  get isSpent(): boolean {
    const isEmpty = this.#pages.size === 0 && this.#due.size === 0 && this.#work.size === 0;
    return isEmpty && !this.#running && this.#flying === 0 && this.#lease.row === undefined;
  }

  /** Looks what there is to do. */
  wake(): void {
    if (this.#hasEnded || this.#isPaused) return;
    this.#again = true;
    this.#running ??= this.#run();
  }

  /** Another's lane is looked at again: what it has done meanwhile is nothing to wait for. */
  async look(): Promise<void> {
    for (const [page, newest] of this.#pages) {
      const cursor = await this.#deps.store.page(page).deliveries.cursors.of(this.app);
      if (!cursor || cursor.no >= newest) this.#pages.delete(page);
    }
    this.#lease.retry();
    this.wake();
  }

  /** Begins nothing more; resolves when it is given back, with nothing of it under way. */
  async end(): Promise<void> {
    this.#hasEnded = true;
    this.#cancel();
    await this.#running;
    if (this.#flying > 0) await this.#landedSoon();
    await this.#lease.release();
  }

  #landedSoon(): Promise<void> {
    return new Promise((resolve) => {
      this.#cancel = this.#deps.scheduler.after(GRACE, resolve);
      this.#landed = resolve;
    });
  }

  /** Forgets how it stands, which is read from the store again. */
  giveUp(): Promise<void> {
    return this.#lease.release();
  }

  #hasWork(): boolean {
    const now = this.#deps.clock.now();
    const standing = this.#lease.row?.standing;
    if (standing) return standing.next <= now;
    const next = this.next;
    return this.#pages.size > 0 || this.#work.size > 0 || (next !== undefined && next <= now);
  }

  async #run(): Promise<void> {
    try {
      while (this.#again && !this.#hasEnded) {
        this.#again = false;
        await this.#turn();
      }
    } catch (fault) {
      this.#recover(fault);
    }
    this.#running = undefined;
    this.#changed();
  }

  /** What was under way is read again from the store, a little later. */
  #recover(fault: unknown): void {
    if (this.#hasEnded) return;
    this.#deps.onFault(fault);
    this.#abandon();
    this.#isPaused = true;
    this.#after(RECOVERY, () => {
      this.#isPaused = false;
      this.wake();
    });
  }

  #abandon(): void {
    for (const work of this.#work.values()) work.abandon();
  }

  async #turn(): Promise<void> {
    if (this.#hasWork()) {
      const epoch = this.#lease.row?.epoch;
      const isHeld = await this.#lease.hold();
      if (this.#lease.row?.epoch !== epoch) this.#abandon();
      if (!isHeld) {
        await this.#tidy();
        return this.#wait();
      }
      const standing = this.#lease.row?.standing;
      if (standing) await this.#probe(standing);
      else await this.#deliver();
    }
    await this.#tidy();
    if (!this.#hasWork() && this.#flying === 0) this.#linger();
  }

  /** Leaves Pages of which nothing is left to do now. */
  async #tidy(): Promise<void> {
    for (const [page, work] of this.#work) {
      if (!work.isOurs) {
        if (!work.queue.isBusy) this.#forget(page, work);
      } else if (work.isDone && !((work.queue.next ?? Infinity) <= this.#deps.clock.now())) {
        await work.leave();
        if (work.isOurs) this.#putBack(page, work);
        else this.#forget(page, work);
      }
    }
  }

  async #deliver(): Promise<void> {
    const now = this.#deps.clock.now();
    for (const page of this.#pages.keys()) {
      if (this.#work.size >= MOST_PAGES) break;
      await this.#open(page);
    }
    for (const [page, due] of this.#due) {
      if (this.#work.size >= MOST_PAGES) break;
      if (due.next <= now) await this.#open(page);
    }
    for (const work of this.#work.values()) await work.read();
    for (let sent = true; sent; ) {
      sent = false;
      for (const work of this.#work.values()) {
        if (this.#flying >= this.#most) return;
        if (this.#sendOne(work, now)) sent = true;
      }
    }
  }

  #sendOne(work: PageDelivery, now: number): boolean {
    if (!work.isOurs) return false;
    const row = work.queue.takeFailing(now);
    if (row) return this.#fly(work, work.sendAgain(row));
    const { batch, chaos } = this.#deps;
    // What may meet chaos goes alone.
    const events = work.queue.takeWaiting(batch && !chaos.isArmed ? MOST_TOGETHER : 1);
    return events.length > 0 && this.#fly(work, work.send(events));
  }

  #fly(work: PageDelivery, sending: Promise<void>): true {
    this.#flying++;
    const landed = (): void => {
      this.#flying--;
      this.wake();
      if (this.#flying === 0) this.#landed();
    };
    sending.then(landed, (fault) => {
      if (this.#work.get(work.queue.page) === work) this.#recover(fault);
      landed();
    });
    return true;
  }

  /** One request at a time, of what failed and of what was not tried yet by turns. */
  async #probe(standing: StandingLane): Promise<void> {
    if (this.#flying > 0 || this.#deps.clock.now() < standing.next) return;
    if (standing.probes % 2 === 1 && (await this.#probeWaiting())) return;
    const failing = await failingIn(this.#deps, this);
    const [first] = failing.sort((a, b) => a.next - b.next);
    const work = first && (await this.#open(first.page));
    const row = work?.queue.takeFailing(Number.POSITIVE_INFINITY);
    if (work && row) {
      this.#fly(work, work.sendAgain(row));
    } else if (!(await this.#probeWaiting())) {
      await this.#move();
    }
  }

  async #probeWaiting(): Promise<boolean> {
    for (const page of this.#pages.keys()) {
      const work = await this.#open(page);
      await work?.read();
      const events = work?.queue.takeWaiting(1) ?? [];
      if (work && events.length > 0) return this.#fly(work, work.send(events, true));
      if (work) this.#putBack(page, work);
    }
    return false;
  }

  /** Begins with a Page, unless nothing of it is for the app. */
  async #open(page: number): Promise<PageDelivery | undefined> {
    const known = this.#work.get(page);
    if (known) return known;
    const { row } = this.#lease;
    const { store } = this.#deps;
    const noticed = Math.max(this.#pages.get(page) ?? 0, this.#due.get(page)?.newest ?? 0);
    this.#pages.delete(page);
    this.#due.delete(page);
    const newest = noticed || (await this.#newestOf(page));
    const { cursors, failures } = store.page(page).deliveries;
    const cursor = await cursors.of(this.app);
    if (!cursor || !row) return undefined;
    const failing = await failures.of(this.app);
    if (cursor.epoch < row.epoch) {
      await store.transaction((tx) => tx.deliveries(page).cursors.claim(this.app, row.epoch));
    }
    const work = new PageDelivery(this.#deps, {
      queue: new Queue(page, cursor, failing, row.epoch),
      newest: Math.max(newest, this.#pages.get(page) ?? 0, cursor.no),
      courier: this.#courier,
      watcher: {
        took: () => this.#took(),
        refused: (conversations) => this.#refused(page, conversations),
        wake: () => this.wake(),
      },
    });
    this.#pages.delete(page);
    this.#work.set(page, work);
    return work;
  }

  /** Of a Page of which nothing is known but that something failed, by whichever process. */
  async #newestOf(page: number): Promise<number> {
    const { store } = this.#deps;
    const last = await store.page(page).log.last();
    await store.durable();
    return last;
  }

  /** Leaves a Page: what is left of it is found in the store. */
  #putBack(page: number, work: PageDelivery): void {
    this.#work.delete(page);
    const { queue, newest } = work;
    if (queue.next !== undefined) this.#due.set(page, { next: queue.next, newest });
    if (!queue.isIdle || queue.read < newest || work.isUnwritten) this.notice(page, newest);
  }

  /** Leaves a Page that is another's, or began anew; looks at it again, as it stands then. */
  #forget(page: number, work: PageDelivery): void {
    this.#work.delete(page);
    this.notice(page, work.newest);
    this.#again = true;
  }

  async #took(): Promise<void> {
    this.#most = Math.min(MOST_IN_FLIGHT, this.#most + 1);
    this.#failed.clear();
    if (this.#lease.row?.standing) await this.#move();
  }

  async #refused(page: number, conversations: readonly number[]): Promise<void> {
    this.#most = Math.max(1, Math.floor(this.#most / 2));
    const { clock, retries } = this.#deps;
    const standing = this.#lease.row?.standing;
    const now = clock.now();
    if (standing) {
      await this.#lease.stand(probed(retries, standing, now));
      for (const ended of await giveUpIn(this.#deps, this, now)) {
        this.#due.delete(ended);
        this.#work.get(ended)?.abandon();
      }
      if ((await failingIn(this.#deps, this)).length === 0) await this.#move();
      return;
    }
    for (const conversation of conversations) this.#failed.add(`${page} ${conversation}`);
    if (this.#failed.size < STANDS_AFTER) return;
    this.#failed.clear();
    await this.#lease.stand(standStill(retries, now));
    for (const [no, work] of this.#work) if (!work.queue.isBusy) this.#putBack(no, work);
  }

  /** The lane moves again, and all that failed is due. */
  async #move(): Promise<void> {
    const { store, clock } = this.#deps;
    if (!(await this.#lease.stand(undefined))) return;
    const now = clock.now();
    await store.transaction((tx) => tx.lanes.hurry(this.app, this.bucket, now));
    for (const { page } of await failingIn(this.#deps, this)) {
      const work = this.#work.get(page);
      if (work) work.queue.hurry(now);
      else this.noticeDue(page, now);
    }
  }

  /** Another has it: it is asked for again when that one's lease lapses. */
  #wait(): void {
    this.#after(this.#lease.blockedFor, () => this.wake());
  }

  /** It is given back after a while, unless something comes. */
  #linger(): void {
    if (!this.#lease.row) return;
    this.#after(LINGER, () => void this.#giveBack());
  }

  async #giveBack(): Promise<void> {
    if (this.#hasEnded || this.isWorking) return;
    this.#running = this.#lease.release().catch(this.#deps.onFault);
    await this.#running;
    this.#running = undefined;
    if (this.#again) this.wake();
    this.#changed();
  }

  #after(ms: number, work: () => void): void {
    if (this.#isPaused && ms !== RECOVERY) return;
    this.#cancel();
    this.#cancel = this.#deps.scheduler.after(ms, work);
  }
}
