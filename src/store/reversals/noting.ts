import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { Connection } from '../connection.ts';
import type { Statement } from '../statement.ts';
import { type RawRow, rawTable } from '../transfer/raw-rows.ts';
import type { TableName } from '../transfer/tables.ts';
import { lookingBefore } from './looking.ts';
import type { Image } from './tables.ts';
import type { Noting } from './unnoted.ts';

/** Rows that one transaction may change and be taken back: an import changes more, and is not. */
const MOST_IMAGES = 500;

/** What a transaction changed of a Page, as it was before. */
export class Notes {
  readonly images: Image[] = [];
  /** Whether more was changed than can be taken back: whatever came before cannot be either. */
  isPast = false;

  add(table: TableName, row: RawRow): void {
    const key = rawTable(table).key.map((column) => row[column] as string | number);
    this.#put({ table, key, before: row });
  }

  addNew(table: TableName, key: readonly (string | number)[]): void {
    this.#put({ table, key });
  }

  #put(image: Image): void {
    if (this.images.length < MOST_IMAGES && !this.isPast) {
      this.images.push(image);
      return;
    }
    this.isPast = true;
    this.images.length = 0;
  }
}

/** Runs statements, and notes what each is about to change of a conversation. */
export class NotingConnection implements Noting {
  readonly unnoted: Connection;
  readonly #notes: Notes;

  constructor(connection: Connection, notes: Notes) {
    this.unnoted = connection;
    this.#notes = notes;
  }

  all<P extends object, R>(statement: Statement<P, R>, params: P): Awaitable<R[]> {
    return this.unnoted.all(statement, params);
  }

  one<P extends object, R>(statement: Statement<P, R>, params: P): Awaitable<R | undefined> {
    return this.unnoted.one(statement, params);
  }

  run<P extends object>(statement: Statement<P, never>, params: P): Awaitable<number> {
    const run = () => this.unnoted.run(statement, params);
    if (this.#notes.isPast) return run();
    const change = statement as unknown as Statement<object, never>;
    const looking = lookingBefore(change);
    if (looking === null) return run();
    if (looking.kind === 'moves') {
      this.#notes.isPast = true;
      return run();
    }
    const { table } = looking;
    const note = (rows: readonly RawRow[]): void => {
      for (const row of rows) this.#notes.add(table, row);
    };
    if (looking.kind === 'changes') {
      return chain(this.unnoted.all(looking.rows, params), (rows) => {
        note(rows);
        return run();
      });
    }
    const key = looking.params.map((param) => change.cellOf(param, params) as string | number);
    const added = (): Awaitable<number> => {
      this.#notes.addNew(table, key);
      return run();
    };
    if (!looking.isUpsert) return added();
    const { byKey, key: names } = rawTable(table);
    const keyed = Object.fromEntries(names.map((name, i) => [name, key[i]]));
    return chain(this.unnoted.all(byKey, keyed), (rows) => {
      if (rows.length === 0) return added();
      note(rows);
      return run();
    });
  }
}
