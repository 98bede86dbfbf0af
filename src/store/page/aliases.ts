import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { Connection } from '../connection.ts';
import { rowCount, statement } from '../statement.ts';
import type { MessagePosition } from './message.ts';

/** Where an id leads whose bearer has become part of another. */
export interface Alias {
  readonly id: string;
  /** The number it had. */
  readonly no: number;
  /** Number of the other. */
  readonly target: number;
  /** JSON of what it was. */
  readonly row: string;
}

/** A message's key within a Page. */
export interface MessagePlace extends MessagePosition {
  readonly conversation: number;
}

/** Where the key of a message leads that has moved. */
export interface MessageAlias {
  readonly from: MessagePlace;
  readonly to: MessagePlace;
  /** JSON of what it was, where the one that it became was there before. */
  readonly row: string | undefined;
}

type AliasTableName = 'conversation_alias' | 'person_alias';

const ALIAS = ['id', 'no', 'target', 'row'] as const;
const readAlias = (row: readonly unknown[]): Alias => ({
  id: row[0] as string,
  no: row[1] as number,
  target: row[2] as number,
  row: row[3] as string,
});

const statementsOf = (table: AliasTableName) => ({
  byId: statement<{ page: number; id: string }, Alias>(
    (db, p) => db.selectFrom(table).select(ALIAS).where('page', '=', p.page).where('id', '=', p.id),
    readAlias,
  ),
  byNo: statement<{ page: number; no: number }, Alias>(
    (db, p) => db.selectFrom(table).select(ALIAS).where('page', '=', p.page).where('no', '=', p.no),
    readAlias,
  ),
});

const TABLES = {
  conversation_alias: statementsOf('conversation_alias'),
  person_alias: statementsOf('person_alias'),
} as const;

const MESSAGE_ALIAS = [
  'conversation',
  'created',
  'tie',
  'to_conversation',
  'to_created',
  'to_tie',
  'row',
] as const;
const readMessageAlias = (row: readonly unknown[]): MessageAlias => ({
  from: { conversation: row[0] as number, created: row[1] as number, tie: row[2] as number },
  to: { conversation: row[3] as number, created: row[4] as number, tie: row[5] as number },
  row: (row[6] as string | null) ?? undefined,
});

const message = statement<{ page: number } & MessagePlace, MessageAlias>(
  (db, p) =>
    db
      .selectFrom('message_alias')
      .select(MESSAGE_ALIAS)
      .where('page', '=', p.page)
      .where('conversation', '=', p.conversation)
      .where('created', '=', p.created)
      .where('tie', '=', p.tie),
  readMessageAlias,
);
const messagesAt = statement<{ page: number; conversation: number; created: number }, MessageAlias>(
  (db, p) =>
    db
      .selectFrom('message_alias')
      .select(MESSAGE_ALIAS)
      .where('page', '=', p.page)
      .where('conversation', '=', p.conversation)
      .where('created', '=', p.created)
      .orderBy('tie'),
  readMessageAlias,
);
const messagesAfter = statement<{ page: number; limit: number } & MessagePlace, MessageAlias>(
  (db, p) =>
    db
      .selectFrom('message_alias')
      .select(MESSAGE_ALIAS)
      .where('page', '=', p.page)
      .where('conversation', '=', p.conversation)
      .where((eb) => eb(eb.refTuple('created', 'tie'), '>', eb.tuple(p.created, p.tie)))
      .orderBy('created')
      .orderBy('tie')
      .limit(rowCount(p.limit)),
  readMessageAlias,
);
/** What moved may have moved on, and so often. */
const MOST_MOVES = 100;

/**
 * Where the ids of one Page lead whose bearers have moved. Asked only for what is not found
 * otherwise, so that reads of what is there cost nothing more.
 */
export class Aliases {
  readonly #connection: Connection;
  readonly #page: number;

  constructor(connection: Connection, page: number) {
    this.#connection = connection;
    this.#page = page;
  }

  /** A conversation's, or a person's, by the id it had. */
  byId(table: AliasTableName, id: string): Awaitable<Alias | undefined> {
    return this.#connection.one(TABLES[table].byId, { page: this.#page, id });
  }

  /** The same by the number it had. */
  byNo(table: AliasTableName, no: number): Awaitable<Alias | undefined> {
    return this.#connection.one(TABLES[table].byNo, { page: this.#page, no });
  }

  /**
   * Follows an id to where its bearer is now.
   * @param find looks it up by number
   */
  follow<T>(
    table: AliasTableName,
    id: string,
    find: (no: number) => Awaitable<T | undefined>,
  ): Awaitable<T | undefined> {
    return chain(this.byId(table, id), (alias) => this.#go(table, alias, find, MOST_MOVES));
  }

  #go<T>(
    table: AliasTableName,
    alias: Alias | undefined,
    find: (no: number) => Awaitable<T | undefined>,
    left: number,
  ): Awaitable<T | undefined> {
    if (!alias || left === 0) return undefined;
    return chain(
      find(alias.target),
      (found) =>
        found ??
        chain(this.byNo(table, alias.target), (next) => this.#go(table, next, find, left - 1)),
    );
  }

  /**
   * Follows the key of a message to where it is now.
   * @param find looks it up by its key
   */
  followMessage<T>(
    place: MessagePlace,
    find: (place: MessagePlace) => Awaitable<T | undefined>,
    left = MOST_MOVES,
  ): Awaitable<T | undefined> {
    if (left === 0) return undefined;
    return chain(this.message(place), (alias) => {
      if (!alias) return undefined;
      return chain(
        find(alias.to),
        (found) => found ?? this.followMessage(alias.to, find, left - 1),
      );
    });
  }

  message({ conversation, created, tie }: MessagePlace): Awaitable<MessageAlias | undefined> {
    return this.#connection.one(message, { page: this.#page, conversation, created, tie });
  }

  /** Those of one millisecond that a conversation had. */
  messagesAt(conversation: number, created: number): Awaitable<MessageAlias[]> {
    return this.#connection.all(messagesAt, { page: this.#page, conversation, created });
  }

  /** Those that a conversation had, after a place, in the order of time. */
  messagesAfter({ conversation, created, tie }: MessagePlace, limit: number) {
    const place = { page: this.#page, conversation, created, tie };
    return this.#connection.all(messagesAfter, { ...place, limit });
  }
}
