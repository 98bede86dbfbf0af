import { type Awaitable, chain, inTurn } from '../../../base/awaitable.ts';
import type { Call } from '../../../graph/execute/call.ts';
import { quotedLength } from '../../../graph/text/json-text.ts';
import type {
  MessageExtra,
  MessageParts,
  MessagePosition,
  MessageRow,
} from '../../../store/page/message.ts';
import type { Services } from '../../services.ts';

/**
 * Messages that one statement reads, at most: others have a turn between two. As many as the longest page
 * has, and the one that tells whether there is another: over a network each statement is a way of its own.
 */
const STRIDE = 101;

/** Fields of a message for which neither its text nor its parts are read. */
const BARE: ReadonlySet<string> = new Set(['id', 'created_time', 'from', 'to', 'is_unsupported']);

/** What of messages is to be read for fields of these names. */
export const partsFor = (names: readonly string[]): MessageParts => ({
  text: names.includes('message'),
  extra: names.some((name) => name !== 'message' && !BARE.has(name)),
});

/** Messages of a conversation on one side of a position, what they cost counted as they come. */
export function readMessages(list: MessageList, call: Call<Services>): Awaitable<MessageRow[]> {
  return list.limit <= STRIDE ? readStride(list, call) : readStrides(list, call);
}

/** Which messages are read. */
interface MessageList {
  readonly conversation: number;
  readonly direction: 'older' | 'newer';
  /** Where reading begins; at that end without it. */
  readonly position?: MessagePosition | undefined;
  readonly limit: number;
  readonly parts: MessageParts;
}

function readStride(
  { conversation, direction, position, limit, parts }: MessageList,
  call: Call<Services>,
): Awaitable<MessageRow[]> {
  const { messages } = call.services.pageStore;
  return chain(messages[direction](conversation, position, limit, parts), (rows) =>
    weighed(conversation, rows, call),
  );
}

async function readStrides(list: MessageList, call: Call<Services>): Promise<MessageRow[]> {
  const { limit } = list;
  const all: MessageRow[] = [];
  for (let { position } = list; all.length < limit; position = all.at(-1)) {
    const stride = Math.min(STRIDE, limit - all.length);
    const rows = await readStride({ ...list, position, limit: stride }, call);
    for (const row of rows) all.push(row);
    if (rows.length < stride) break;
  }
  return all;
}

/**
 * The rows, with those parts that a list leaves unread.
 * @throws GraphError `tooMuchData`
 */
function weighed(
  conversation: number,
  rows: MessageRow[],
  call: Call<Services>,
): Awaitable<MessageRow[]> {
  let isBulky = false;
  let bytes = 0;
  for (const { text, bulk } of rows) {
    bytes += quotedLength(text);
    if (bulk !== undefined) isBulky = true;
  }
  call.budget.read(bytes);
  const whole = isBulky ? inTurn(rows, (row) => wholeOf(conversation, row, call)) : rows;
  const pause = call.budget.pause();
  return pause === undefined ? whole : pause.then(() => whole);
}

/**
 * A message with those parts that were left unread. JSON of megabytes is read in one piece: to fetch
 * it has a turn of its own, to read it another, and so has what is done with it.
 * @throws GraphError `tooMuchData`
 */
export function wholeOf(
  conversation: number,
  row: MessageRow,
  call: Call<Services>,
): Awaitable<MessageRow> {
  return row.bulk === undefined ? row : readWhole(conversation, row, row.bulk, call);
}

/** To read a text of JSON takes this much longer than to write one. */
const PARSING = 3;

async function readWhole(
  conversation: number,
  row: MessageRow,
  bulk: number,
  call: Call<Services>,
): Promise<MessageRow> {
  call.budget.read(bulk * PARSING);
  await call.budget.alone();
  const text = await call.services.pageStore.messages.partsAt(conversation, row);
  await call.budget.alone();
  const extra = text ? (JSON.parse(text) as MessageExtra) : undefined;
  await call.budget.turn();
  return { ...row, extra };
}
