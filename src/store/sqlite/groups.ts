import type { StatementSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { Awaitable } from '../../base/awaitable.ts';
import type { Change, EngineTransaction } from '../engine.ts';
import { ForeignWait, Member } from './member.ts';
import type { Patience } from './patience.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

/** What a group has at most: transactions, and milliseconds after which none more begins. */
const MOST = { transactions: 64, ms: 5 };

type Work<T> = (connection: EngineTransaction) => Promise<T>;

/** A transaction that was asked for. */
interface Asked {
  readonly work: Work<unknown>;
  /** Whether it is no transaction, and is done while none is open. */
  readonly isBetween: boolean;
  /** By {@link Patience.now}. */
  readonly since: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  isAlone: boolean;
  value?: unknown;
}

/** What stands around groups. */
export interface Around {
  readonly patience: Patience;
  /** Resolves when the next group may begin. */
  readonly ready: () => Promise<void>;
  /** Called when a group has begun: what others have written is there, and they write no more. */
  readonly begun: () => void;
  /**
   * Called when a group was committed; resolves once it is durable.
   * @param changed the marks that are others since
   */
  readonly committed: (changed: ReadonlyMap<number, Change>) => Promise<void>;
  /** Called when a group was committed or undone. */
  readonly ended: () => void;
  /** Why nothing is written any more. */
  readonly failure: () => Error | undefined;
}

/**
 * Transactions, several of which are one transaction of SQLite: what waits when one begins, and what
 * comes while it is open, one after the other, each within a savepoint. Groups have a turn of the
 * event loop each, so that many who waited for one lock do not hold everybody up when it goes.
 */
export class Groups {
  readonly #connection: SqliteConnection;
  readonly #around: Around;
  readonly #save: StatementSync;
  readonly #release: StatementSync;
  #waiting: Asked[] = [];
  #running: Promise<void> | undefined;

  /** @param connection the handle that writes, of which nobody else ends or begins a transaction */
  constructor(connection: SqliteConnection, around: Around) {
    this.#connection = connection;
    this.#around = around;
    const { database } = connection;
    this.#save = database.prepare('savepoint member');
    this.#release = database.prepare('release member');
  }

  /**
   * Resolves with what the work gives once that is durable, in the order of commits; rejects where
   * nothing of it stays.
   * @param work done again where SQLite has undone it with another's
   * @param isAlone whether its group has no other
   */
  async run<T>(work: Work<T>, isAlone: boolean): Promise<T> {
    try {
      return await this.#ask(work, { isAlone, isBetween: false });
    } catch (error) {
      // Where it was asked for is known here for nothing: to note it each time cost 3 % of a send.
      if (error instanceof ForeignWait) Error.captureStackTrace(error);
      throw error;
    }
  }

  /** Does something when those that were asked for before have ended, while none is open. */
  between<T>(work: () => Awaitable<T>): Promise<T> {
    return this.#ask(async () => work(), { isAlone: true, isBetween: true });
  }

  #ask<T>(work: Work<T>, kind: Pick<Asked, 'isAlone' | 'isBetween'>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({
        ...kind,
        work,
        since: this.#around.patience.now(),
        resolve: resolve as (value: unknown) => void,
        reject,
      });
      this.#running ??= this.#all();
    });
  }

  /** Resolves when whatever was asked for has been committed, or refused. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #all(): Promise<void> {
    while (this.#waiting.length > 0) {
      await setImmediate();
      await this.#around.ready();
      if (this.#waiting[0]?.isBetween) await this.#betweenGroups();
      else await this.#group();
    }
    this.#running = undefined;
  }

  async #betweenGroups(): Promise<void> {
    const { work, resolve, reject } = this.#waiting.shift() as Asked;
    await work(this.#connection).then(resolve, reject);
  }

  async #group(): Promise<void> {
    const connection = this.#connection;
    try {
      this.#requireWhole();
      await this.#around.patience.until(() => connection.beginWriting(), this.#waiting[0]?.since);
      this.#around.begun();
    } catch (error) {
      connection.rollback();
      this.#waiting.shift()?.reject(error);
      return;
    }
    const members: Asked[] = [];
    try {
      for (const asked of this.#members(this.#around.patience.now())) {
        members.push(asked);
        if (!(await this.#isDone(asked))) members.pop();
      }
      this.#requireWhole();
      if (members.length > 0) this.#acknowledge(members, connection.commit());
    } catch (error) {
      this.#again(members, error);
    }
    connection.rollback();
    this.#around.ended();
  }

  #acknowledge(members: readonly Asked[], changed: ReadonlyMap<number, Change>): void {
    this.#around.committed(changed).then(
      () => {
        for (const { resolve, value } of members) resolve(value);
      },
      (error) => {
        for (const { reject } of members) reject(error);
      },
    );
  }

  /** Takes those of one group from what waits, also what comes meanwhile. */
  *#members(began: number): Generator<Asked, void, void> {
    for (let count = 0; count < MOST.transactions; count++) {
      const [next] = this.#waiting;
      if (!next || (count > 0 && next.isAlone)) return;
      if (this.#around.patience.now() - began >= MOST.ms && count > 0) return;
      this.#waiting.shift();
      yield next;
      if (next.isAlone) return;
    }
  }

  /**
   * Whether what one did stays; where not, it has been told.
   * @throws where all of the group is undone
   */
  async #isDone(asked: Asked): Promise<boolean> {
    const { database } = this.#connection;
    if (!asked.isAlone) this.#save.run();
    try {
      asked.value = await new Member(this.#connection).during(asked.work);
    } catch (error) {
      if (asked.isAlone || !database.isTransaction) throw error;
      database.exec('rollback to member; release member');
      asked.reject(error);
      return false;
    }
    if (!asked.isAlone) this.#release.run();
    return true;
  }

  /**
   * SQLite undoes all of a transaction when the disk is full or failing, or memory is short: whose
   * fault it was shows when each tries alone.
   */
  #again(members: readonly Asked[], error: unknown): void {
    if (members.length > 1 && !this.#around.failure()) {
      for (const each of members) each.isAlone = true;
      this.#waiting.unshift(...members);
    } else {
      for (const { reject } of members) reject(error);
    }
  }

  #requireWhole(): void {
    const failure = this.#around.failure();
    if (failure) throw failure;
  }
}
