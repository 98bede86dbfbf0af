import { breather } from '../../../base/breather.ts';
import type { MessagePlace, MessageRow } from '../../../store/page/message.ts';
import type { NewMessage } from '../../../store/page/writer.ts';
import type { PageIn } from '../../page-in.ts';
import { mergeMoment } from '../merge.ts';
import { placeAmong } from '../rough.ts';
import { MINUTE, minuteOf } from '../same/minute.ts';
import { joinPeople, withNumbers } from './people-between.ts';

/** Messages that are moved between two breaths. */
const MESSAGES = 1000;

/**
 * Makes a conversation part of another, with its messages and people: what both hold is there once,
 * and every id of what is gone leads to what it became. Leaves an event 'joined'.
 * @param at the time, in epoch milliseconds
 */
export async function joinConversations(
  on: PageIn,
  { from, to, at }: { readonly from: number; readonly to: number; readonly at: number },
): Promise<void> {
  const row = await on.reader.conversations.byNo(from);
  if (!row || from === to) return;
  const [coming, taking] = [await on.taking(from), await on.taking(to)];
  const numbers = await joinPeople(on, coming, to, taking);
  const breathe = breather();
  let after = { created: Number.MIN_SAFE_INTEGER, tie: 0 };
  for (;;) {
    await breathe();
    const some = await on.reader.history.newer(from, after, MESSAGES);
    const last = some.at(-1);
    if (!last) break;
    // All of a minute at once: some may be known to be of it, and no more.
    const minute = minuteOf(last.created);
    const all = [
      ...some.filter(({ created }) => created < minute),
      ...(await on.reader.messages.between(from, minute, minute + MINUTE)),
    ];
    await moveAll(on, {
      ...{ from, to },
      rows: all.map((each) => ({ row: each, next: withNumbers(each, numbers) })),
    });
    after = { created: minute + MINUTE - 1, tie: Number.MAX_SAFE_INTEGER };
  }
  await on.mover.foldConversation(row, coming, to);
  const target = await on.reader.conversations.byNo(to);
  if (target && target.ownerApp === undefined && row.ownerApp !== undefined) {
    const control = { app: row.ownerApp, until: row.controlUntil };
    await on.writer.setThreadControl(to, control);
  }
  await on.mover.recount(to, await on.taking(to));
  const body = { conversation: target?.id, from: row.id };
  await on.writer.addEvent(at, 'joined', body);
}

/** A message as it stands, and as it is to be. */
interface Moving {
  readonly row: MessageRow;
  readonly next: MessageRow;
}

/** Messages that move from a conversation to another, or to another time in the same. */
interface Move {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly Moving[];
}

/** Moves messages, oldest first, all of a minute among them, as an import would write them. */
async function moveAll(on: PageIn, { from, to, rows }: Move): Promise<void> {
  const { messages: reader } = on.reader;
  const target = { reader, conversation: to, newest: Number.MAX_SAFE_INTEGER };
  const placed = await placeAmong(
    target,
    rows.map(({ next }) => next),
  );
  const moving = rows.map(({ row, next }): Moving => {
    const as = placed.messages.get(next);
    return as ? { row, next: { ...next, created: as.created, extra: as.extra } } : { row, next };
  });
  for (const some of Map.groupBy(moving, ({ next }) => next.created).values()) {
    await moveMoment(on, { from, to, rows: some });
  }
  // What stood with a time about known becomes part of what has come with a better one.
  for (const { row, to: as } of placed.retimed) {
    await moveMoment(on, { from: to, to, rows: [{ row, next: { ...as, tie: row.tie } }] });
  }
}

/** @param rows those that are to be of one millisecond */
async function moveMoment(on: PageIn, { from, to, rows }: Move): Promise<void> {
  const { messages } = on.reader;
  const created = rows[0]?.next.created ?? 0;
  const standing = await messages.allAt(to, created);
  const move = ({ row, next }: Moving) =>
    on.mover.moveMessage({ ...row, conversation: from }, next, to);
  if (standing.length === 0) {
    for (const each of rows) await move(each);
    return;
  }
  const incoming = new Map<NewMessage, Moving>();
  for (const each of rows) {
    const { sender, text, flags, extra } = each.next;
    incoming.set({ created, sender, text, flags, extra }, each);
  }
  const { add, unsend, amend } = mergeMoment(standing, [...incoming.keys()]);
  for (const row of unsend) await on.writer.unsend(to, row);
  for (const { message, extra } of amend) {
    await on.writer.amend(to, {
      ...message,
      extra: Object.keys(extra).length > 0 ? extra : undefined,
    });
  }
  const isNew = new Set(add);
  const free = [...standing];
  for (const [one, each] of incoming) {
    if (isNew.has(one)) await move(each);
    else {
      const like = takeLike(free, each.next) ?? (standing[0] as MessageRow);
      const place: MessagePlace = { conversation: to, created, tie: like.tie };
      await on.mover.foldMessage(from, each.row, place);
    }
  }
}

/** The one of some that a message is most like, which is then nobody else's. */
function takeLike(free: MessageRow[], { sender, text }: MessageRow): MessageRow | undefined {
  const same = free.findIndex((one) => one.sender === sender && one.text === text);
  const at = same < 0 ? free.findIndex((one) => one.sender === sender) : same;
  return at < 0 ? undefined : free.splice(at, 1)[0];
}
