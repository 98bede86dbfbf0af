import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { RowOf } from '../codec.ts';
import { PageReads } from '../reads.ts';
import { find } from '../rows.ts';
import { rowCount, statement } from '../statement.ts';
import type { MessagePlace } from './message.ts';
import { CONVERSATION_ALIAS, MESSAGE_ALIAS, PERSON_ALIAS } from './tables.ts';

/** Where an id leads whose bearer has become part of another. */
export type Alias = RowOf<typeof PERSON_ALIAS>;

/** Where the key of a message leads that has moved. */
export interface MessageAlias {
  readonly from: MessagePlace;
  readonly to: MessagePlace;
  /** JSON of what it was, where the one that it became was there before. */
  readonly row: string | undefined;
}

type AliasTableName = 'conversation_alias' | 'person_alias';

const TABLES = {
  conversation_alias: {
    byId: find(CONVERSATION_ALIAS, ['page', 'id']),
    byNo: find(CONVERSATION_ALIAS, ['page', 'no']),
  },
  person_alias: {
    byId: find(PERSON_ALIAS, ['page', 'id']),
    byNo: find(PERSON_ALIAS, ['page', 'no']),
  },
} as const;

const aliasIn = (row: RowOf<typeof MESSAGE_ALIAS>): MessageAlias => ({
  from: { conversation: row.conversation, created: row.created, tie: row.tie },
  to: { conversation: row.toConversation, created: row.toCreated, tie: row.toTie },
  row: row.row,
});

const message = find(MESSAGE_ALIAS, ['page', 'conversation', 'created', 'tie']);
const messagesAt = find(MESSAGE_ALIAS, ['page', 'conversation', 'created'], ['tie']);
const messagesAfter = statement<{ page: number; limit: number } & MessagePlace, MessageAlias>(
  (db, p) =>
    db
      .selectFrom('message_alias')
      .select(MESSAGE_ALIAS.select)
      .where('page', '=', p.page)
      .where('conversation', '=', p.conversation)
      .where((eb) => eb(eb.refTuple('created', 'tie'), '>', eb.tuple(p.created, p.tie)))
      .orderBy('created')
      .orderBy('tie')
      .limit(rowCount(p.limit)),
  (row) => aliasIn(MESSAGE_ALIAS.read(row)),
);
/** What moved may have moved on, and so often. */
const MOST_MOVES = 100;

/**
 * Where the ids of one Page lead whose bearers have moved. Asked only for what is not found
 * otherwise, so that reads of what is there cost nothing more.
 */
export class Aliases extends PageReads {
  /** A conversation's, or a person's, by the id it had. */
  byId(table: AliasTableName, id: string): Awaitable<Alias | undefined> {
    return this.connection.one(TABLES[table].byId, { page: this.page, id });
  }

  /** The same by the number it had. */
  byNo(table: AliasTableName, no: number): Awaitable<Alias | undefined> {
    return this.connection.one(TABLES[table].byNo, { page: this.page, no });
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

  /** {@link follow}, from the number that the bearer had. */
  followNumber<T>(
    table: AliasTableName,
    no: number,
    find: (no: number) => Awaitable<T | undefined>,
  ): Awaitable<T | undefined> {
    return chain(this.byNo(table, no), (alias) => this.#go(table, alias, find, MOST_MOVES));
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
    const found = this.connection.one(message, { page: this.page, conversation, created, tie });
    return chain(found, (row) => row && aliasIn(row));
  }

  /** Those of one millisecond that a conversation had. */
  messagesAt(conversation: number, created: number): Awaitable<MessageAlias[]> {
    const found = this.connection.all(messagesAt, { page: this.page, conversation, created });
    return chain(found, (rows) => rows.map(aliasIn));
  }

  /** Those that a conversation had, after a place, in the order of time. */
  messagesAfter({ conversation, created, tie }: MessagePlace, limit: number) {
    const place = { page: this.page, conversation, created, tie };
    return this.connection.all(messagesAfter, { ...place, limit });
  }
}
