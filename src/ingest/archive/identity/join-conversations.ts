import type { PageRow } from '../../../store/directory.ts';
import type { MessagePlace } from '../../../store/page/aliases.ts';
import { history } from '../../../store/page/history-writer.ts';
import type { MessageRow } from '../../../store/page/message.ts';
import type { NewMessage } from '../../../store/page/writer.ts';
import type { Transaction } from '../../../store/store.ts';
import { breather } from '../../breathe.ts';
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
  tx: Transaction,
  page: PageRow,
  { from, to, at }: { readonly from: number; readonly to: number; readonly at: number },
): Promise<void> {
  const reader = tx.pageReader(page.no);
  const { mover } = history(tx, page.no);
  const row = await reader.conversations.byNo(from);
  if (!row || from === to) return;
  const [coming = [], taking = []] = [
    (await reader.people.participantsOf([from]))[0],
    (await reader.people.participantsOf([to]))[0],
  ];
  const numbers = await joinPeople(tx, page, { from: coming, to, taking });
  const breathe = breather();
  let after = { created: Number.MIN_SAFE_INTEGER, tie: 0 };
  for (;;) {
    await breathe();
    const some = await reader.history.newer(from, after, MESSAGES);
    const last = some.at(-1);
    if (!last) break;
    // All of a minute at once: some may be known to be of it, and no more.
    const minute = minuteOf(last.created);
    const all = [
      ...some.filter(({ created }) => created < minute),
      ...(await reader.messages.between(from, minute, minute + MINUTE)),
    ];
    await moveAll(tx, page, {
      ...{ from, to },
      rows: all.map((each) => ({ row: each, next: withNumbers(each, numbers) })),
    });
    after = { created: minute + MINUTE - 1, tie: Number.MAX_SAFE_INTEGER };
  }
  await mover.foldConversation(row, coming, to);
  const target = await reader.conversations.byNo(to);
  if (target && target.ownerApp === undefined && row.ownerApp !== undefined) {
    const control = { app: row.ownerApp, until: row.controlUntil };
    await history(tx, page.no).setThreadControl(to, control);
  }
  const [now = []] = await reader.people.participantsOf([to]);
  await mover.recount(to, now);
  const body = { conversation: target?.id, from: row.id };
  await history(tx, page.no).addEvent(at, 'joined', body);
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
async function moveAll(tx: Transaction, page: PageRow, { from, to, rows }: Move): Promise<void> {
  const { messages: reader } = tx.pageReader(page.no);
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
    await moveMoment(tx, page, { from, to, rows: some });
  }
  // What stood with a time about known becomes part of what has come with a better one.
  for (const { row, to: as } of placed.retimed) {
    await moveMoment(tx, page, { from: to, to, rows: [{ row, next: { ...as, tie: row.tie } }] });
  }
}

/** @param rows those that are to be of one millisecond */
async function moveMoment(tx: Transaction, page: PageRow, { from, to, rows }: Move): Promise<void> {
  const { mover } = history(tx, page.no);
  const { messages } = tx.pageReader(page.no);
  const created = rows[0]?.next.created ?? 0;
  const standing = await messages.allAt(to, created);
  const move = ({ row, next }: Moving) =>
    mover.moveMessage({ ...row, conversation: from }, next, to);
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
  const writer = history(tx, page.no);
  for (const row of unsend) await writer.unsend(to, row);
  for (const { message, extra } of amend) {
    await writer.amend(to, {
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
      await mover.foldMessage(from, each.row, place);
    }
  }
}

/** The one of some that a message is most like, which is then nobody else's. */
function takeLike(free: MessageRow[], { sender, text }: MessageRow): MessageRow | undefined {
  const same = free.findIndex((one) => one.sender === sender && one.text === text);
  const at = same < 0 ? free.findIndex((one) => one.sender === sender) : same;
  return at < 0 ? undefined : free.splice(at, 1)[0];
}
