import type { Connection } from '../../connection.ts';
import { append } from '../../log/append.ts';
import {
  clockOf,
  forgetSince,
  keepReversal,
  type Reversal,
  reversalsOf,
} from '../../reversals/reversals.ts';
import type { Image } from '../../reversals/tables.ts';
import type { Transaction } from '../../store.ts';
import { type RawRow, rawTable } from '../../transfer/raw-rows.ts';
import type { TableName } from '../../transfer/tables.ts';
import type { MessagePosition } from '../message.ts';
import { setNewestText } from '../newest-text.ts';
import { tellNoMore } from '../removal.ts';

/** What came of going back. */
export interface Rewound {
  /** The event that says so. */
  readonly event: number;
  /** Messages that are there no more. */
  readonly messages: number;
  /** How the clock differed then, as its setting says. */
  readonly clock: string | undefined;
}

/** How far back is gone: what is taken back, each row once, as it stood before all of it. */
export interface Back {
  readonly images: ReadonlyMap<string, Image>;
  /** The first change that is taken back. */
  readonly first: Reversal;
}

/** What of a conversation stays, though it came with what is taken back: its ids are given once. */
const STAYS: ReadonlySet<string> = new Set<TableName>(['conversation', 'participant', 'person']);

const keyText = ({ table, key }: Image): string => [table, ...key].join(' ');

/** What would take a conversation back to before something; undefined where that is not kept. */
async function backTo(
  connection: Connection,
  page: number,
  conversation: number,
  isFirst: (reversal: Reversal) => boolean,
): Promise<Back | undefined> {
  const images = new Map<string, Image>();
  for await (const reversal of reversalsOf(connection, page, conversation)) {
    // The earliest of a row is what stood before all of it.
    for (const image of reversal.images.toReversed()) images.set(keyText(image), image);
    if (isFirst(reversal)) return { images, first: reversal };
  }
  return undefined;
}

/** What would take a conversation back to just before a message. */
export const backToMessage = (
  connection: Connection,
  page: number,
  conversation: number,
  { created, tie }: MessagePosition,
): Promise<Back | undefined> => {
  const text = keyText({ table: 'message', key: [page, conversation, created, tie] });
  return backTo(connection, page, conversation, ({ images }) =>
    images.some((image) => image.before === undefined && keyText(image) === text),
  );
};

/** What would take back that a conversation was taken back, and all that happened since. */
export const backToRestart = (
  connection: Connection,
  page: number,
  conversation: number,
  restart: number,
): Promise<Back | undefined> =>
  backTo(connection, page, conversation, ({ event }) => event === restart);

/**
 * Has a conversation stand as it stood, under the same ids: messages, reactions, who controls it, what
 * opened its window. What was still to be told of it is told to nobody. That it was done can be taken
 * back, and so can what came before it.
 */
export async function rewindConversation(
  tx: Transaction,
  page: number,
  conversation: number,
  back: Back,
  at: number,
): Promise<Rewound> {
  const rows = tx.unnoted(page);
  const clock = await clockOf(rows);
  const { images, messages } = await takeBack(rows, page, conversation, back);
  const { event: from } = back.first;
  const event = await append(tx, page, { at, kind: 'rewound', body: { conversation, from } });
  await keepReversal(rows, { page, conversation, event, clock, images });
  return { event, messages, clock: back.first.clock };
}

/** Takes that back, with all that happened since: what was there before stands there again. */
export async function undoRewind(
  tx: Transaction,
  page: number,
  conversation: number,
  back: Back,
  at: number,
): Promise<Rewound> {
  const rows = tx.unnoted(page);
  const { messages } = await takeBack(rows, page, conversation, back);
  const { event: from, no, clock } = back.first;
  await forgetSince(rows, page, conversation, no);
  const body = { conversation, from, undone: from };
  const event = await append(tx, page, { at, kind: 'rewound', body });
  return { event, messages, clock };
}

async function takeBack(
  rows: Connection,
  page: number,
  conversation: number,
  { images }: Back,
): Promise<{ images: Image[]; messages: number }> {
  await tellNoMore(rows, page, conversation);
  const before: Image[] = [];
  const gone: RawRow[] = [];
  const keyOf = (names: readonly string[], { key }: Image): RawRow =>
    Object.fromEntries(names.map((name, i) => [name, key[i] ?? null]));
  for (const image of images.values()) {
    const table = image.table as TableName;
    const { key, byKey, remove, add } = rawTable(table);
    const at = keyOf(key, image);
    const [standing] = await rows.all(byKey, at);
    const isNew = image.before === undefined;
    if (isNew && !standing) continue;
    if (isNew && STAYS.has(table)) {
      const untouched = UNTOUCHED[table];
      if (untouched) {
        before.push({ ...image, before: standing as RawRow });
        await put(rows, table, at, { ...standing, ...untouched });
      }
      continue;
    }
    before.push({ table, key: image.key, ...(standing && { before: standing }) });
    if (isNew && table === 'message') gone.push(standing as RawRow);
    await rows.run(remove, at);
    if (image.before) await rows.run(add, image.before);
  }
  const at = { page, no: conversation };
  const [row] = await rows.all(rawTable('conversation').byKey, at);
  const ties = before.flatMap(({ table, before: was }) =>
    table === 'conversation' ? [Number(was?.first_tie ?? 0)] : [],
  );
  // Another message of the same millisecond is another, and has another id.
  const first = Math.max(...ties, ...gone.map(({ tie }) => Number(tie) + 1), 0);
  if (row && first > Number(row.first_tie ?? 0)) {
    if (!before.some(({ table }) => table === 'conversation')) {
      before.push({ table: 'conversation', key: [page, conversation], before: row });
    }
    await put(rows, 'conversation', at, { ...row, first_tie: first });
  }
  await rows.run(setNewestText, at);
  return { images: before, messages: gone.length };
}

/** What a conversation counts and says that nobody has written to. */
const UNTOUCHED: Partial<Record<TableName, RawRow>> = {
  conversation: {
    ...{ updated: 0, message_count: 0, deleted_count: 0, unread_count: 0, page_sent: 0 },
    ...{ owner_app: null, control_until: null },
  },
  participant: { sent: 0 },
};

async function put(rows: Connection, table: TableName, key: RawRow, row: RawRow): Promise<void> {
  const { remove, add } = rawTable(table);
  await rows.run(remove, key);
  await rows.run(add, row);
}
