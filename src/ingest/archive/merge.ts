import { FLAGS, type MessageExtra, type MessageRow } from '../../store/page/message.ts';
import type { NewMessage } from '../../store/page/writer.ts';
import { type Candidate, join, type Pair } from './same/join.ts';
import { mergeExtra } from './same/parts.ts';
import { formOf } from './same/texts.ts';
import { tokensOf } from './same/tokens.ts';
import { survivorsOf } from './same/unsent.ts';

/** What changes in a conversation. */
export interface Changes {
  readonly add: readonly NewMessage[];
  readonly unsend: readonly MessageRow[];
  /** Messages with the sender, text and flags they have from now on, and their parts. */
  readonly amend: readonly { readonly message: MessageRow; readonly extra: MessageExtra }[];
}

/** {@link Changes} as they are found. */
interface Found {
  readonly add: Set<NewMessage>;
  readonly unsend: MessageRow[];
  readonly amend: { message: MessageRow; extra: MessageExtra }[];
  /** Messages that stand and are in the file, as far as it tells. */
  readonly met: Set<MessageRow>;
}

const isUnsent = ({ flags = 0 }: { readonly flags?: number }): boolean =>
  (flags & FLAGS.deleted) !== 0;

/**
 * Compares the messages of one millisecond as they stand with those that a file holds. Those of a
 * sender are paired one to one, each as often as it stands there, so that a file again, or an older
 * or a newer one of the same thread, in whatever order, brings only what is missing: equal texts,
 * and a text with what is less of it. The fuller one stays, with the parts of both. What either of
 * them knows to be unsent is unsent, and stays so (docs/decisions/0015 and 0050).
 */
export function mergeMoment(
  standing: readonly MessageRow[],
  incoming: readonly NewMessage[],
): Changes {
  const found: Found = { add: new Set(), unsend: [], amend: [], met: new Set() };
  const hasNobody = standing.some(isNobodys) || incoming.some(isNobodys);
  const somebody = hasNobody ? onlyNameOf(standing, incoming) : null;
  const senderOf = ({ sender }: Sent) => sender ?? somebody;
  const there = Map.groupBy(standing, senderOf);
  for (const [sender, some] of Map.groupBy(incoming, senderOf)) {
    mergeSender(there.get(sender) ?? [], some, found);
  }
  if (hasNobody && somebody === null) giveSenders(standing, incoming, found);
  const { add, unsend, amend } = found;
  return { add: incoming.filter((one) => add.has(one)), unsend, amend };
}

interface Sent {
  readonly sender: number | null;
}

const isNobodys = ({ sender }: Sent): boolean => sender === null;

/** Who nobody is, where one side names nobody but the business and the other one person. */
function onlyNameOf(standing: readonly Sent[], incoming: readonly Sent[]): number | null {
  const [there, here] = [standing, incoming].map(
    (some) => new Set(some.map(({ sender }) => sender).filter((sender) => sender !== 0)),
  ) as [Set<number | null>, Set<number | null>];
  if (there.size !== 1 || here.size !== 1) return null;
  const [one = null] = there;
  const [other = null] = here;
  return one ?? other;
}

function mergeSender(
  standing: readonly MessageRow[],
  incoming: readonly NewMessage[],
  found: Found,
): void {
  if (standing.length === 0) {
    for (const one of incoming) found.add.add(one);
    return;
  }
  const [row] = standing;
  const [one] = incoming;
  const isPlain = standing.length === 1 && incoming.length === 1 && row && one;
  if (isPlain && row.text === one.text && isUnsent(row) === isUnsent(one)) {
    found.met.add(row);
    if (!isUnsent(one)) amend(row, row.text, one, found);
    return;
  }
  const rows = standing.filter((each) => !isUnsent(each)).map(candidate);
  const news = incoming.filter((each) => !isUnsent(each)).map(candidate);
  const gone = incoming.filter(isUnsent);
  const more = gone.length - (standing.length - rows.length);
  if (more === 0) {
    take(join(rows, news), found);
  } else if (more > 0) {
    const { pairs, unsent, unsure } = survivorsOf(rows, news, more);
    take(pairs, found);
    for (const { of } of unsent) found.unsend.push(of);
    for (const { a, text, b } of unsure) if (a) reduce(a.of, text, b?.of, found);
    for (const { of } of rows) found.met.add(of);
    for (const each of gone.slice(0, more - unsent.length)) found.add.add(each);
  } else {
    const { pairs, unsure } = survivorsOf(news, rows, -more);
    take(
      pairs.map(({ text, a, b }) => ({ text, a: b, b: a })),
      found,
    );
    for (const { a, b } of unsure) if (a && !b) found.add.add(bare(a.of));
  }
}

const candidate = <T extends MessageRow | NewMessage>(of: T): Candidate<T> => ({
  of,
  text: of.text,
  tokens: tokensOf(of.extra),
});

/** Adds what is new of some pairs, and fills up what stands. */
function take(pairs: readonly Pair<MessageRow, NewMessage>[], found: Found): void {
  for (const { text, a, b } of pairs) {
    if (a && b) found.met.add(a.of);
    if (a) amend(a.of, text, b?.of, found);
    else if (b) found.add.add(b.of);
  }
}

function amend(row: MessageRow, text: string, one: NewMessage | undefined, found: Found): void {
  const extra = mergeExtra(row.extra, one?.extra);
  const sender = row.sender ?? one?.sender ?? null;
  if (!extra && text === row.text && sender === row.sender) return;
  const parts = extra ?? row.extra ?? {};
  const flags = flagsOf(row, text, parts);
  found.amend.push({ message: { ...row, sender, text, flags }, extra: parts });
}

/**
 * A message whose sender one download does not name is the same as an equal one of somebody. The
 * business has its name in every download of its own.
 */
function giveSenders(
  standing: readonly MessageRow[],
  incoming: readonly NewMessage[],
  found: Found,
): void {
  const left = standing.filter((row) => row.sender !== 0 && !isUnsent(row) && !found.met.has(row));
  const alike = Map.groupBy(left, (row) => `${row.sender === null} ${formOf(row.text).key}`);
  for (const one of incoming) {
    if (one.sender === 0 || isUnsent(one) || !found.add.has(one)) continue;
    const { key, worth } = formOf(one.text);
    const rows = alike.get(`${one.sender !== null} ${key}`);
    const at = worth === 2 ? 0 : (rows?.findIndex((row) => showsThat(row, one)) ?? -1);
    const [row] = at < 0 ? [] : (rows?.splice(at, 1) ?? []);
    if (!row) continue;
    found.add.delete(one);
    amend(row, row.text, one, found);
  }
}

/** Whether a message shows something that the other does. */
function showsThat(row: MessageRow, one: NewMessage): boolean {
  const shown = tokensOf(row.extra);
  return [...tokensOf(one.extra)].some((token) => shown.has(token));
}

/** What shows something is no longer what Instagram's API calls unsupported. */
function flagsOf({ flags }: MessageRow, text: string, parts: MessageExtra): number {
  const shows = text !== '' || parts.attachments || parts.shares || parts.sticker;
  return shows ? flags & ~FLAGS.unsupported : flags;
}

/** Leaves of a message what another download shows of it, when it may be one that is unsent. */
function reduce(row: MessageRow, text: string, one: NewMessage | undefined, found: Found): void {
  if (row.text === text && !row.extra && !one?.extra) return;
  found.amend.push({ message: { ...row, text }, extra: { ...one?.extra, ...grainOf(row) } });
}

const bare = (message: NewMessage): NewMessage => {
  const { created, sender } = message;
  const grain = grainOf(message);
  return { created, sender, text: '', flags: FLAGS.read, ...(grain && { extra: grain }) };
};

/** That the time of a message is only about known stays so, whatever else of it goes. */
const grainOf = ({ extra }: Pick<NewMessage, 'extra'>): MessageExtra | undefined =>
  extra?.within === undefined ? undefined : { within: extra.within };
