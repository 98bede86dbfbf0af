import { sql } from 'kysely';
import type { Awaitable } from '../../base/awaitable.ts';
import type { Connection } from '../connection.ts';
import { insert } from '../rows.ts';
import { count, rowCount, statement } from '../statement.ts';
import { Notes, NotingConnection } from './noting.ts';
import { type Image, REVERSAL } from './tables.ts';

/** Changes of one conversation that are kept: what came before cannot be taken back. */
const MOST = 2_000;
/** It is looked for those beyond once in so many. */
const SWEEP = 64;
/** Events of a Page behind which changes of all its conversations are kept. */
const MOST_EVENTS = 20_000;

const add = insert(REVERSAL);
const newest = statement<{ page: number; conversation: number }, number>(
  (db, p) =>
    db
      .selectFrom('reversal')
      .select((eb) => eb.fn.max('no').as('no'))
      .where('page', '=', p.page)
      .where('conversation', '=', p.conversation),
  count,
);
const older = statement<
  { page: number; conversation: number; before: number; limit: number },
  Reversal
>(
  (db, p) =>
    db
      .selectFrom('reversal')
      .select([...REVERSAL.select])
      .where('page', '=', p.page)
      .where('conversation', '=', p.conversation)
      .where('no', '<', p.before)
      .orderBy('no', 'desc')
      .limit(rowCount(p.limit)),
  REVERSAL.read,
);
const eventOf = statement<{ page: number }, number>(
  (db, p) => db.selectFrom('page_revision').select('events').where('page', '=', p.page),
  count,
);
const clockSetting = statement<object, string>(
  (db) => db.selectFrom('setting').select('value').where('name', '=', sql.lit('clock')),
  (row) => row[0] as string,
);
const conversationOf = statement<{ page: number; person: number }, number>(
  (db, p) =>
    db
      .selectFrom('participant')
      .select('conversation')
      .where('page', '=', p.page)
      .where('person', '=', p.person)
      .orderBy('conversation')
      .limit(sql.lit(1)),
  count,
);
const forgetOld = statement<{ page: number; conversation: number; no: number }>((db, p) =>
  db
    .deleteFrom('reversal')
    .where('page', '=', p.page)
    .where('conversation', '=', p.conversation)
    .where('no', '<=', p.no),
);
const forgetNew = statement<{ page: number; conversation: number; no: number }>((db, p) =>
  db
    .deleteFrom('reversal')
    .where('page', '=', p.page)
    .where('conversation', '=', p.conversation)
    .where('no', '>=', p.no),
);
const forgetEvents = statement<{ page: number; event: number }>((db, p) =>
  db.deleteFrom('reversal').where('page', '=', p.page).where('event', '<=', p.event),
);
const forgetPage = statement<{ page: number }>((db, p) =>
  db.deleteFrom('reversal').where('page', '=', p.page),
);
const forgetAll = statement<object>((db) => db.deleteFrom('reversal'));

/** What takes a change of a conversation back. */
export type Reversal = ReturnType<typeof REVERSAL.read>;

/** Changes that are read at once. */
const STRIDE = 50;

/** What took place in a conversation as far as it is kept, the newest first. */
export async function* reversalsOf(
  connection: Connection,
  page: number,
  conversation: number,
): AsyncGenerator<Reversal, void> {
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const rows = await connection.all(older, { page, conversation, before, limit: STRIDE });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < STRIDE) return;
    before = last.no;
  }
}

/** Forgets what was changed of a conversation since one change, and that too. */
export const forgetSince = async (
  connection: Connection,
  page: number,
  conversation: number,
  no: number,
): Promise<void> => {
  await connection.run(forgetNew, { page, conversation, no });
};

/** Forgets all that is kept. */
export const forgetReversals = async (connection: Connection): Promise<void> => {
  await connection.run(forgetAll, {});
};

/** How the clock differs, as its setting says. */
export const clockOf = (connection: Connection): Awaitable<string | undefined> =>
  connection.one(clockSetting, {});

/** Keeps what takes a change back; what is older than anybody goes back to is forgotten. */
export async function keepReversal(
  connection: Connection,
  row: Omit<Reversal, 'no'> & { readonly page: number; readonly conversation: number },
): Promise<void> {
  const { page, conversation, event } = row;
  const no = ((await connection.one(newest, { page, conversation })) ?? 0) + 1;
  await connection.run(add, { ...row, no });
  if (no % SWEEP > 0) return;
  await connection.run(forgetOld, { page, conversation, no: no - MOST });
  await connection.run(forgetEvents, { page, event: event - MOST_EVENTS });
}

/** What one transaction notes of Pages. */
export class NotedPages {
  readonly #connection: Connection;
  readonly #pages = new Map<number, { readonly notes: Notes; readonly noting: NotingConnection }>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Runs what changes a Page, and notes it. */
  of(page: number): Connection {
    let noted = this.#pages.get(page);
    if (!noted) {
      const notes = new Notes();
      noted = { notes, noting: new NotingConnection(this.#connection, notes) };
      this.#pages.set(page, noted);
    }
    return noted.noting;
  }

  /**
   * Writes it, when all else is written.
   * @param told the first event of each Page that one was told of
   */
  async settle(told: ReadonlyMap<number, { readonly first: number }>): Promise<void> {
    for (const [page, { notes }] of this.#pages) {
      if (notes.isPast) await this.#connection.run(forgetPage, { page });
      else if (notes.images.length > 0)
        await this.#write(page, notes.images, told.get(page)?.first);
    }
  }

  async #write(page: number, images: readonly Image[], first: number | undefined): Promise<void> {
    const event = first ?? ((await this.#connection.one(eventOf, { page })) ?? 0) + 1;
    const clock = await clockOf(this.#connection);
    for (const [conversation, own] of await this.#byConversation(page, images)) {
      await keepReversal(this.#connection, { page, conversation, event, clock, images: own });
    }
  }

  /** What has none of its own goes with the one conversation that there is. */
  async #byConversation(
    page: number,
    images: readonly Image[],
  ): Promise<ReadonlyMap<number, readonly Image[]>> {
    const found = new Map<number, Image[]>();
    const others: Image[] = [];
    for (const image of images) {
      const of = await this.#conversationOf(page, image);
      if (of === undefined) others.push(image);
      else found.set(of, [...(found.get(of) ?? []), image]);
    }
    const [only] = found.values();
    if (found.size === 1) only?.push(...others);
    return found;
  }

  async #conversationOf(page: number, { table, key }: Image): Promise<number | undefined> {
    switch (table) {
      case 'comment':
      case 'idempotency_key':
        return undefined;
      case 'person':
        return this.#connection.one(conversationOf, { page, person: Number(key[1]) });
      default:
        return Number(key[1]);
    }
  }
}
