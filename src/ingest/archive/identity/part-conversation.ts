import { breather } from '../../../base/breather.ts';
import type { Alias, Aliases, MessageAlias } from '../../../store/page/aliases.ts';
import type { ConversationRow } from '../../../store/page/conversations.ts';
import type { ImportedThread } from '../../../store/page/imports.ts';
import type { MessagePlace, MessageRow } from '../../../store/page/message.ts';
import type { PageIn } from '../../page-in.ts';
import { freeConversationId, personIdOf, seedOf } from '../ids.ts';
import { folderOf } from '../places.ts';
import { MINUTE, minuteOf } from '../same/minute.ts';
import { beginningOf } from './opening.ts';
import { withNumbers } from './people-between.ts';

/** Messages that are moved between two breaths. */
const MESSAGES = 1000;
/** Nothing was moved on more often. */
const MOST_HOPS = 100;

/** What leaves a conversation. */
export interface Parting {
  readonly from: number;
  /** Its threads. */
  readonly leaving: readonly ImportedThread[];
  /** Those that stay. */
  readonly staying: readonly ImportedThread[];
  /** The time, in epoch milliseconds. */
  readonly at: number;
}

/** Why a conversation cannot be parted. */
export class NotParted extends Error {
  override readonly name = 'NotParted';
}

/**
 * Makes threads a conversation of their own again: the one they were before, if they were one, else a
 * new one. Their messages are those of their time, or, where others wrote at the same time, those
 * that came with them. Every id leads to where its bearer is now. Leaves an event 'parted'.
 * @returns the number of the conversation
 * @throws NotParted when it cannot be told whose messages are whose
 */
export async function partConversation(
  on: PageIn,
  { from, leaving, staying, at }: Parting,
): Promise<number> {
  const conversation = await on.reader.conversations.byNo(from);
  if (!conversation) throw new NotParted('the conversation is not there');
  const home = leaving.find((row) => row.home !== undefined && row.home !== from)?.home;
  const alias =
    home === undefined ? undefined : await on.reader.aliases.byNo('conversation_alias', home);
  const isTimed = leaving.every((one) => staying.every((other) => isApart(one, other)));
  if (!isTimed && !alias) {
    throw new NotParted('its threads hold messages of the same time');
  }
  const to = alias ? await reopen(on, { alias, from }) : await open(on, conversation, leaving);
  if (alias) await moveBack(on, { from, to });
  if (isTimed) await moveTimes(on, from, to, leaving);
  for (const no of [from, to.no]) await on.mover.recount(no, await on.taking(no));
  const made = await on.reader.conversations.byNo(to.no);
  const body = { conversation: made?.id, from: conversation.id };
  await on.writer.addEvent(at, 'parted', body);
  return to.no;
}

const isApart = (a: ImportedThread, b: ImportedThread): boolean =>
  a.last === 0 || b.last === 0 || a.last < b.first || b.last < a.first;

/** Where messages go, and who their people are there. */
interface Goal {
  readonly no: number;
  readonly numbers: ReadonlyMap<number, number>;
}

/** Puts back the conversation that was there before, with its people. */
async function reopen(
  on: PageIn,
  { alias, from }: { readonly alias: Alias; readonly from: number },
): Promise<Goal> {
  const { aliases: reader } = on.reader;
  const people = await on.mover.unfoldConversation(alias);
  const numbers = new Map<number, number>();
  for (const person of people) {
    let target = await on.mover.unfoldPerson(person);
    if (target === undefined) await on.mover.removeParticipant(from, person);
    // Whom the person was taken for may have been taken for another since.
    while (target !== undefined) {
      numbers.set(target, person);
      target = (await reader.byNo('person_alias', target))?.target;
    }
    await on.writer.addParticipant(alias.no, person);
  }
  return { no: alias.no, numbers };
}

/** Makes a new conversation, with people of its own. */
async function open(
  on: PageIn,
  conversation: ConversationRow,
  leaving: readonly ImportedThread[],
): Promise<Goal> {
  const [thread] = [...leaving].sort((a, b) => a.first - b.first);
  if (!thread) throw new NotParted('nothing leaves it');
  const { platform } = conversation;
  const [first] = await on.reader.messages.allAt(conversation.no, thread.first);
  const opening = [thread.first, first ? beginningOf(first.text) : thread.name] as const;
  const id = await freeConversationId(on, { platform, people: thread.people, opening });
  const folder = folderOf(thread.section);
  const place = { platform, folder, people: [], seed: seedOf(id) };
  const no = await on.writer.addConversation({ id, ...place });
  const numbers = new Map<number, number>();
  for (const { person } of await on.taking(conversation.no)) {
    const { name, username } = person;
    const made = await on.writer.addPerson({
      ...{ id: personIdOf(on.page, id, name), name, platform },
      ...(username !== undefined && { username }),
    });
    numbers.set(person.no, made);
    await on.writer.addParticipant(no, made);
  }
  return { no, numbers };
}

async function moveTimes(
  on: PageIn,
  from: number,
  to: Goal,
  leaving: readonly ImportedThread[],
): Promise<void> {
  const { history } = on.reader;
  const breathe = breather();
  for (const { first, last } of leaving) {
    let after = { created: first - 1, tie: Number.MAX_SAFE_INTEGER };
    for (;;) {
      await breathe();
      const some = await history.newer(from, after, MESSAGES);
      const mine = some.filter(({ created }) => created <= last);
      for (const row of mine) {
        const old = { ...row, conversation: from };
        await on.mover.moveMessage(old, withNumbers(row, to.numbers), to.no);
      }
      const end = mine.at(-1);
      if (!end || mine.length < MESSAGES) break;
      after = end;
    }
  }
}

/** Moves those back that came from there, wherever they have been meanwhile. */
async function moveBack(
  on: PageIn,
  { from, to }: { readonly from: number; readonly to: Goal },
): Promise<void> {
  const { aliases } = on.reader;
  const breathe = breather();
  let after = { conversation: to.no, created: Number.MIN_SAFE_INTEGER, tie: 0 };
  for (;;) {
    await breathe();
    const some = await aliases.messagesAfter(after, MESSAGES);
    for (const alias of some) await moveOneBack(on, { alias, from, to });
    const last = some.at(-1);
    if (!last) return;
    after = last.from;
  }
}

async function moveOneBack(
  on: PageIn,
  { alias, from, to }: { readonly alias: MessageAlias; readonly from: number; readonly to: Goal },
): Promise<void> {
  // What has a better time where it stood stays there.
  if (alias.to.conversation === to.no) return;
  const { aliases, messages } = on.reader;
  if (alias.row !== undefined) {
    await on.mover.unfoldMessage(alias.from, alias.row);
    return;
  }
  const folded = await foldedOf(aliases, alias);
  if (folded?.row !== undefined) {
    const asOwn = (row: MessageRow) => withNumbers(row, to.numbers);
    await on.mover.unfoldMessage(alias.from, folded.row, asOwn);
    await on.mover.realias(folded.from, alias.from);
    return;
  }
  const place =
    alias.to.conversation === from && (await messages.at(from, alias.to))
      ? alias.to
      : await aliases.followMessage(alias.from, async (at) =>
          at.conversation === from && (await messages.at(from, at)) ? at : undefined,
        );
  const row = place && (await messages.at(from, place));
  if (!row) return;
  const own = withNumbers(row, to.numbers);
  await on.mover.returnMessage(from, own, alias);
  // Meanwhile it may have got a better time.
  if (row.created !== alias.from.created)
    await on.mover.retimeMessage(alias.from, own, row.created);
  await unfoldInto(on, { ...row, conversation: from });
}

/** Where a message was taken away further on its way, since its like stood there. */
async function foldedOf(aliases: Aliases, alias: MessageAlias): Promise<MessageAlias | undefined> {
  let next = await aliases.message(alias.to);
  for (let hop = 0; next && next.row === undefined && hop < MOST_HOPS; hop++) {
    next = await aliases.message(next.to);
  }
  return next;
}

/** Puts back what had its time about known where it stood, and was taken for one that came with a better. */
async function unfoldInto(on: PageIn, place: MessagePlace): Promise<void> {
  const { aliases } = on.reader;
  const { conversation, created, tie } = place;
  const minute = minuteOf(created);
  const before = { conversation, created: minute, tie: -1 };
  for (const { from, to, row } of await aliases.messagesAfter(before, MESSAGES)) {
    if (from.created >= minute + MINUTE) return;
    const isHere = to.conversation === conversation && to.created === created && to.tie === tie;
    if (!isHere || row === undefined) continue;
    await on.mover.unfoldMessage(from, row);
  }
}
