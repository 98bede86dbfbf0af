import type { Awaitable } from '../../base/awaitable.ts';
import type { ImportLease } from '../../store/page/import-lease.ts';
import type { Transaction } from '../../store/store.ts';
import { troubleOf } from '../../store/trouble.ts';
import type { ImportStore } from '../opening.ts';
import { endsWith } from './ends-with.ts';
import type { Machine } from './machine.ts';
import { ImportOvertaken } from './overtaken.ts';

/** How often one who waits looks whether he still has to, in ms. */
const LOOK = 250;
/** Renewals in the time of a lease. */
const RENEWALS = 4;

interface Held {
  readonly page: number;
  readonly epoch: number;
}

/** For whom one waits. */
export interface Other extends ImportLease {
  /** Whether his lease has lapsed, and he stands still in the middle of a transaction. */
  readonly isInTheWay: boolean;
}

/** What is to be told to whoever waits, and what ends that. */
interface Waiting {
  /** Called each time it was looked in vain. */
  readonly onWait?: ((other: Other) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The right to import into a Page, which one import has at a time. It lapses when it is not renewed,
 * so that nothing has to be cleared away behind a process that was killed; whoever takes it then
 * counts its epoch up, and each transaction of an import looks for its own in itself: one that had
 * only stood still can write nothing any more.
 */
export class PageLease {
  readonly #store: ImportStore;
  readonly #machine: Machine;
  readonly #waiting: Waiting;
  readonly #lost = new AbortController();
  readonly #ended = new AbortController();
  #held: Held | undefined;
  /** Taken in a transaction that is under way. */
  #taken: Held | undefined;
  #renewed = 0;
  /** Since when a lease of another is as it is, by the time that passes here. */
  #seen: { readonly epoch: number; readonly until: number; readonly at: number } | undefined;

  constructor(store: ImportStore, machine: Machine, waiting: Waiting) {
    this.#store = store;
    this.#machine = machine;
    this.#waiting = waiting;
  }

  /** Aborted, with the reason, when another import has taken over, or the Page was deleted. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /**
   * Takes the lease of a Page, waiting for whoever has it. Gives whether it had to.
   * @throws the signal's reason when that ends the wait, at once
   */
  async take(page: number): Promise<boolean> {
    const { onWait, signal = NEVER } = this.#waiting;
    let hasWaited = false;
    for (;;) {
      signal.throwIfAborted();
      const there = await this.#last(page);
      if (!this.#isHeld(there)) {
        const taken = this.#tryToTake(page);
        // Whoever stands still may do so in the middle of a transaction: he is waited for then.
        const isTaken = await endsWith(signal, hasWaited ? taken.catch(letBusy) : taken);
        if (isTaken) return hasWaited;
      }
      const other = await this.#last(page);
      if (other && this.#isHeld(other)) onWait?.({ ...other, isInTheWay: false });
      else if (other && !this.#isGone(other)) onWait?.({ ...other, isInTheWay: true });
      hasWaited = true;
      await this.#machine.scheduler.sleep(LOOK, signal);
    }
  }

  #last(page: number): Awaitable<ImportLease | undefined> {
    return this.#store.page(page).importLease.last();
  }

  async #tryToTake(page: number): Promise<boolean> {
    const isTaken = await this.#store.transaction(async (tx) => {
      if (this.#isHeld(await tx.importLease(page).last())) return false;
      await this.takeIn(tx, page);
      return true;
    });
    this.settle();
    return isTaken;
  }

  /**
   * Takes the lease of a Page that nobody can have, such as one that this transaction makes.
   * @throws ImportOvertaken where the Page is not there: it is deleted with its lease, so that whoever
   *   has one has a Page
   */
  async takeIn(tx: Transaction, page: number): Promise<void> {
    if (!(await tx.reader.pages.byNo(page))) throw overtakenBy(undefined);
    const { clock, lease, self } = this.#machine;
    const leases = tx.importLease(page);
    const epoch = ((await leases.last())?.epoch ?? 0) + 1;
    const since = clock.now();
    await leases.put({ epoch, holder: self(), since, until: since + lease });
    this.#taken = { page, epoch };
  }

  /** What a transaction has taken is on disk. */
  settle(): void {
    if (!this.#taken) return;
    this.#held = this.#taken;
    this.#taken = undefined;
    this.#renewed = this.#machine.scheduler.elapsed();
    void this.#keepRenewing();
  }

  /**
   * Sees within a transaction that the lease is this one's still, and renews it.
   * @throws ImportOvertaken where it is not: the transaction must not be committed then
   */
  async check(tx: Transaction): Promise<void> {
    this.#taken = undefined;
    if (!this.#held) return;
    const { clock, lease, scheduler } = this.#machine;
    const { page, epoch } = this.#held;
    const leases = tx.importLease(page);
    if (!(await leases.renew(epoch, clock.now() + lease))) throw overtakenBy(await leases.last());
    this.#renewed = scheduler.elapsed();
  }

  /** Gives it back, if it is this one's still; whoever waits goes on. */
  async release(): Promise<void> {
    this.#ended.abort();
    const held = this.#held;
    this.#held = undefined;
    if (!held) return;
    const given = this.#store.transaction((tx) =>
      tx.importLease(held.page).renew(held.epoch, GIVEN_BACK),
    );
    // It lapses by itself: what hinders this, such as a full disk, is not what an import ends with.
    await given.catch(() => undefined);
  }

  #isGone({ until, holder }: ImportLease): boolean {
    return until === GIVEN_BACK || this.#machine.hasEnded(holder);
  }

  #isHeld(lease: ImportLease | undefined): boolean {
    if (!lease || this.#isGone(lease)) return false;
    const { clock, scheduler, lease: time } = this.#machine;
    const { epoch, until } = lease;
    if (this.#seen?.epoch !== epoch || this.#seen.until !== until) {
      this.#seen = { epoch, until, at: scheduler.elapsed() };
    }
    // A clock that was set back must not make it last longer.
    return clock.now() < until && scheduler.elapsed() - this.#seen.at < time;
  }

  /** Renews it while no transaction does: reading a download through takes minutes. */
  async #keepRenewing(): Promise<void> {
    const { scheduler, lease } = this.#machine;
    const { signal } = this.#ended;
    const each = lease / RENEWALS;
    for (;;) {
      await scheduler.sleep(each - Math.min(scheduler.elapsed() - this.#renewed, each), signal);
      if (signal.aborted) return;
      if (scheduler.elapsed() - this.#renewed < each) continue;
      try {
        await this.#store.transaction((tx) => this.check(tx));
      } catch (error) {
        if (error instanceof ImportOvertaken) return this.#lost.abort(error);
        // The store is busy, or the disk full: what the import does next finds it out.
        this.#renewed = scheduler.elapsed();
      }
    }
  }
}

const GIVEN_BACK = 0;
const NEVER = new AbortController().signal;

function letBusy(error: unknown): false {
  if (!troubleOf(error)?.passes) throw error;
  return false;
}

/** @param other who has the lease; nobody where it is gone, and the Page with it */
const overtakenBy = (other: ImportLease | undefined): ImportOvertaken =>
  new ImportOvertaken(
    other
      ? `Another import (process ${other.holder.pid}) has taken over this Page, since this one had stood still for too long: what it had imported stays, and the same command goes on from there.`
      : 'This Page was deleted meanwhile, with all that was imported into it: import into another, or make it again with --create.',
  );
