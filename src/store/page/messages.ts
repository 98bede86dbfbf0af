import { type Kysely, sql } from 'kysely';
import { type Awaitable, chain } from '../../base/awaitable.ts';
import { rowReader } from '../codec.ts';
import type { Connection } from '../connection.ts';
import { PageReads } from '../reads.ts';
import { type KeptRows, RowCache } from '../row-cache.ts';

import { rowCount, type Statement, statement } from '../statement.ts';
import type { Tables } from '../tables.ts';
import { Aliases } from './aliases.ts';
import { CONVERSATION_COLUMNS, type ConversationRow } from './conversation-row.ts';
import {
  BULKY,
  FLAGS,
  type MessageExtra,
  type MessageParts,
  type MessagePosition,
  type MessageRow,
  WHOLE,
} from './message.ts';
import { CONVERSATION, MESSAGE } from './tables.ts';

const { created, tie, sender, flags, text } = MESSAGE.kinds;

/** A message's columns, in the order in which {@link readMessage} takes them. */
export const MESSAGE_COLUMNS = MESSAGE.only(
  'created',
  'tie',
  'sender',
  'flags',
  'text',
  'extra',
).as('m');

const BRACE = '{'.charCodeAt(0);

/** @param at where a message's columns begin in a row */
function readAt(row: readonly unknown[], at: number): MessageRow {
  // A list that reads no parts has no column of them.
  const extra = (row[at + 5] ?? null) as string | null;
  // Digits alone are the length of what a list leaves unread.
  const isLeft = extra !== null && extra.charCodeAt(0) !== BRACE;
  const bulk = isLeft ? Number(extra) : (extra?.length ?? 0);
  return {
    created: created.read(row[at]),
    tie: tie.read(row[at + 1]),
    sender: sender.read(row[at + 2]),
    flags: flags.read(row[at + 3]),
    text: text.read(row[at + 4]),
    extra: extra === null || isLeft ? undefined : (JSON.parse(extra) as MessageExtra),
    bulk: bulk > BULKY ? bulk : undefined,
  };
}

export const readMessage = (row: readonly unknown[]): MessageRow => readAt(row, 0);

interface At extends MessagePosition {
  page: number;
  conversation: number;
}

/** Text that is not asked for is not read: to look how long it is takes none of its pages. */
const textColumn = (isRead: boolean) =>
  isRead ? sql<string>`m.text`.as('text') : sql<string>`''`.as('text');
/** Parts that are bulky are told by their length. */
const extraColumn = sql<string | null>`case when octet_length(m.extra) > ${sql.lit(BULKY)}
  then cast(octet_length(m.extra) as text) else m.extra end`.as('extra');

/** A message's columns but for parts that are bulky. */
const LIGHT_COLUMNS = MESSAGE.only('created', 'tie', 'sender', 'flags', 'text').as('m');

/** Messages of a conversation; what of them is read is chosen last. */
const inConversation = (db: Kysely<Tables>, p: { page: number; conversation: number }) =>
  db
    .selectFrom('message as m')
    .where('m.page', '=', p.page)
    .where('m.conversation', '=', p.conversation);

const byItsKey = (db: Kysely<Tables>, p: At) =>
  inConversation(db, p).where('m.created', '=', p.created).where('m.tie', '=', p.tie);

const lightByKey = statement<At, MessageRow>(
  (db, p) => byItsKey(db, p).select(LIGHT_COLUMNS).select(extraColumn),
  readMessage,
);

const byKey = statement<At, MessageRow>(
  (db, p) => byItsKey(db, p).select(MESSAGE_COLUMNS),
  readMessage,
);

const bareByKey = statement<At, MessageRow>(
  (db, p) =>
    byItsKey(db, p).select(['m.created', 'm.tie', 'm.sender', 'm.flags', textColumn(false)]),
  readMessage,
);

const partsByKey = statement<At, string | null>(
  (db, p) => byItsKey(db, p).select('m.extra'),
  (row) => row[0] as string | null,
);

const atTime = statement<Omit<At, 'tie'>, MessageRow>(
  (db, p) =>
    inConversation(db, p)
      .select(MESSAGE_COLUMNS)
      .where('m.created', '=', p.created)
      .orderBy('m.tie'),
  readMessage,
);

type Stretch = Omit<At, 'created' | 'tie'> & { from: number; to: number };

const inStretch = (db: Kysely<Tables>, p: Stretch) =>
  inConversation(db, p)
    .select(MESSAGE_COLUMNS)
    .where('m.created', '>=', p.from)
    .where('m.created', '<', p.to)
    .orderBy('m.created')
    .orderBy('m.tie');

const between = statement<Stretch, MessageRow>(inStretch, readMessage);

/** Its rows are those that may have a time that is only about known. */
const roughly = statement<Stretch, MessageRow>(
  (db, p) => inStretch(db, p).where('m.extra', 'like', sql.lit('%"within":%')),
  readMessage,
);

/** Those that were taken back, which no list has: nothing is left of them but their place. */
const gone = statement<Stretch & { limit: number }, MessageRow>(
  (db, p) =>
    inConversation(db, p)
      .select(['m.created', 'm.tie', 'm.sender', 'm.flags', textColumn(false)])
      .where('m.created', '>=', p.from)
      .where('m.created', '<', p.to)
      .where(sql<boolean>`m.flags & ${sql.lit(FLAGS.deleted)} <> 0`)
      .orderBy('m.created', 'desc')
      .orderBy('m.tie', 'desc')
      .limit(rowCount(p.limit)),
  readMessage,
);

/** A message with the conversation it stands in. */
export interface FoundMessage {
  readonly message: MessageRow;
  readonly conversation: ConversationRow;
}

const withConversation = statement<At, FoundMessage>(
  (db, p) =>
    db
      .selectFrom('message as m')
      .crossJoin('conversation as c')
      .select([...CONVERSATION_COLUMNS, ...LIGHT_COLUMNS])
      .select(extraColumn)
      .where('m.page', '=', p.page)
      .where('m.conversation', '=', p.conversation)
      .where('m.created', '=', p.created)
      .where('m.tie', '=', p.tie)
      .where('c.page', '=', p.page)
      .where('c.no', '=', p.conversation),
  (row) => ({
    conversation: CONVERSATION.read(row),
    message: readAt(row, CONVERSATION_COLUMNS.length),
  }),
);

const shown = sql<boolean>`m.flags & ${sql.lit(FLAGS.deleted)} = 0`;

type Direction = 'older' | 'newer';

type Lister = Statement<At & { limit: number }, MessageRow>;

/** @param isFrom whether it begins at a position: to compare each row with one takes a tenth more */
const lister = (direction: Direction, { text, extra }: MessageParts, isFrom: boolean): Lister =>
  statement((db, p) => {
    const [order, beyond] =
      direction === 'older' ? (['desc', '<'] as const) : (['asc', '>'] as const);
    return inConversation(db, p)
      .select(['m.created', 'm.tie', 'm.sender', 'm.flags', textColumn(text)])
      .$if(extra, (list) => list.select(extraColumn))
      .$if(isFrom, (list) =>
        list.where((eb) =>
          eb(eb.refTuple('m.created', 'm.tie'), beyond, eb.tuple(p.created, p.tie)),
        ),
      )
      .where(shown)
      .orderBy('m.created', order)
      .orderBy('m.tie', order)
      .limit(rowCount(p.limit));
  }, readMessage);

/** All there are, each compiled when it is run first. */
const listers: readonly Lister[] = (['newer', 'older'] as const).flatMap((direction) =>
  [false, true].flatMap((text) =>
    [false, true].flatMap((extra) =>
      [false, true].map((isFrom) => lister(direction, { text, extra }, isFrom)),
    ),
  ),
);

const listerOf = (
  direction: Direction,
  parts: MessageParts,
  position: MessagePosition | undefined,
): Lister =>
  listers[
    (direction === 'older' ? 8 : 0) +
      (parts.text ? 4 : 0) +
      (parts.extra ? 2 : 0) +
      (position === undefined ? 0 : 1)
  ] as Lister;

const nth = statement<{ page: number; conversation: number; skip: number }, MessagePosition>(
  (db, p) =>
    db
      .selectFrom('message as m')
      .select(['m.created', 'm.tie'])
      .where('m.page', '=', p.page)
      .where('m.conversation', '=', p.conversation)
      .where(shown)
      .orderBy('m.created', 'desc')
      .orderBy('m.tie', 'desc')
      .limit(sql.lit(1))
      .offset(rowCount(p.skip)),
  rowReader({ created, tie }),
);

/** Past either end of a conversation. */
const ANYWHERE: MessagePosition = { created: 0, tie: 0 };

/** Bytes of memory of a conversation that is kept: its texts are short. */
const ROW = 400;

/** Reads the messages of one Page. Lists pass over deleted ones. */
export class Messages extends PageReads {
  readonly #aliases: Aliases;
  readonly #conversations: RowCache<ConversationRow> | undefined;

  /** @param kept counts the rows kept; undefined where rows change under way and none may be */
  constructor(connection: Connection, page: number, kept: KeptRows | undefined) {
    super(connection, page);
    this.#aliases = new Aliases(connection, page);
    this.#conversations = kept && new RowCache(kept, () => ROW);
  }

  /** One message by its key, deleted or not. */
  at(conversation: number, position: MessagePosition): Awaitable<MessageRow | undefined> {
    const { created, tie } = position;
    return this.connection.one(byKey, { page: this.page, conversation, created, tie });
  }

  /** A message with the parts that a list or a look-up left out, {@link BULKY} as they are. */
  whole(conversation: number, message: MessageRow): Awaitable<MessageRow> {
    if (message.bulk === undefined) return message;
    return chain(this.at(conversation, message), (found) => found ?? message);
  }

  /** One message by its key, deleted or not, without its text and parts. */
  bare(conversation: number, position: MessagePosition): Awaitable<MessageRow | undefined> {
    const { created, tie } = position;
    return this.connection.one(bareByKey, { page: this.page, conversation, created, tie });
  }

  /** The parts of one message as they are stored: JSON, which may be of megabytes. */
  partsAt(conversation: number, position: MessagePosition): Awaitable<string | null | undefined> {
    const { created, tie } = position;
    return this.connection.one(partsByKey, { page: this.page, conversation, created, tie });
  }

  /** The messages of one millisecond, deleted or not, in their order. */
  allAt(conversation: number, created: number): Awaitable<MessageRow[]> {
    return this.connection.all(atTime, { page: this.page, conversation, created });
  }

  /** The messages of a stretch of time, deleted or not, in their order; its end is not in it. */
  between(conversation: number, from: number, to: number): Awaitable<MessageRow[]> {
    return this.connection.all(between, { page: this.page, conversation, from, to });
  }

  /** The newest of a stretch of time that were taken back, newest first, without their text and parts. */
  takenBack(
    conversation: number,
    from: number,
    to: number,
    limit: number,
  ): Awaitable<MessageRow[]> {
    return this.connection.all(gone, { page: this.page, conversation, from, to, limit });
  }

  /** Those of them whose time is only about known (`within`). */
  roughlyBetween(conversation: number, from: number, to: number): Awaitable<MessageRow[]> {
    const found = this.connection.all(roughly, { page: this.page, conversation, from, to });
    return chain(found, (rows) => rows.filter(({ extra }) => extra?.within !== undefined));
  }

  /**
   * One message by a key that it has or ever had, deleted or not, with its conversation. Parts
   * that are {@link BULKY} are left out: {@link partsAt} reads them.
   */
  find(conversation: number, position: MessagePosition): Awaitable<FoundMessage | undefined> {
    return chain(
      this.#find(conversation, position),
      (found) =>
        found ??
        this.#aliases.followMessage({ conversation, ...position }, (to) =>
          this.#find(to.conversation, to),
        ),
    );
  }

  #find(conversation: number, position: MessagePosition): Awaitable<FoundMessage | undefined> {
    const { created, tie } = position;
    const params = { page: this.page, conversation, created, tie };
    const kept = this.#conversations?.get(conversation);
    if (kept) {
      return chain(
        this.connection.one(lightByKey, params),
        (message) => message && { message, conversation: kept },
      );
    }
    return chain(this.connection.one(withConversation, params), (found) => {
      if (found) this.#conversations?.set(conversation, found.conversation);
      return found;
    });
  }

  /**
   * Those older than a position, newest first; the newest without one. Parts that are {@link BULKY}
   * are left out: {@link partsAt} reads them.
   */
  older(
    conversation: number,
    position: MessagePosition | undefined,
    limit: number,
    parts: MessageParts = WHOLE,
  ): Awaitable<MessageRow[]> {
    return this.#list(listerOf('older', parts, position), conversation, position, limit);
  }

  /** Those newer than a position, oldest first; the oldest without one. */
  newer(
    conversation: number,
    position: MessagePosition | undefined,
    limit: number,
    parts: MessageParts = WHOLE,
  ): Awaitable<MessageRow[]> {
    return this.#list(listerOf('newer', parts, position), conversation, position, limit);
  }

  #list(
    lister: Lister,
    conversation: number,
    { created, tie }: MessagePosition = ANYWHERE,
    limit: number,
  ): Awaitable<MessageRow[]> {
    return this.connection.all(lister, { page: this.page, conversation, created, tie, limit });
  }

  /** Position of the nth newest message, counted from 1; undefined when there are fewer. */
  nthNewest(conversation: number, n: number): Awaitable<MessagePosition | undefined> {
    return this.connection.one(nth, { page: this.page, conversation, skip: n - 1 });
  }
}
