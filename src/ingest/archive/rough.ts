import { FLAGS, type MessageRow } from '../../store/page/message.ts';
import type { Messages } from '../../store/page/messages.ts';
import type { NewMessage } from '../../store/page/writer.ts';
import { type Form, formOf, isWithin } from './same/texts.ts';
import type { SurveyedFile } from './survey.ts';

/** The longest stretch of time that a page tells no more than. */
const LONGEST = 60_000;

/** Messages as they are to be compared with those of their millisecond. */
interface Placed {
  /** Oldest first. */
  readonly incoming: readonly NewMessage[];
  /** Messages that stand, with a better time for each. */
  readonly retime: readonly { readonly row: MessageRow; readonly time: number }[];
}

/** Where messages go that are written. */
interface Target {
  readonly reader: Messages;
  readonly conversation: number;
  /** Time of the newest that stands. */
  readonly newest: number;
}

/**
 * Gives messages the times of those that they are, where either is only known to the minute or the
 * second (docs/decisions/0053).
 */
export class RoughTimes {
  /** Times that files of a download have had in the minutes that they begin and end with. */
  readonly #edges = new Map<string, Map<SurveyedFile, Set<number>>>();
  #thread = '';

  /**
   * Those of one sender are paired one to one in their order, equal texts first, then a text with
   * what is less of it, then one with what was taken back since. The better time is kept.
   * @param incoming of a file, oldest first, all of one minute among them
   */
  async placed(
    target: Target,
    file: SurveyedFile,
    incoming: readonly NewMessage[],
  ): Promise<Placed> {
    const { reader, conversation, newest } = target;
    const [first] = incoming;
    const last = incoming.at(-1);
    if (!first || !last) return { incoming, retime: [] };
    const rough = incoming.filter(({ extra }) => extra?.within !== undefined);
    if (rough.length > 0) {
      return { incoming: await this.#placeRough(target, file, incoming), retime: [] };
    }
    if (startOf(first.created) > newest) return { incoming, retime: [] };
    const to = last.created + LONGEST;
    const rows = await reader.roughlyBetween(conversation, startOf(first.created), to);
    const found = new Map<NewMessage, MessageRow>();
    pairExact(rows, incoming, found);
    return { incoming, retime: [...found].map(([{ created: time }, row]) => ({ row, time })) };
  }

  async #placeRough(
    { reader, conversation, newest }: Target,
    file: SurveyedFile,
    incoming: readonly NewMessage[],
  ): Promise<readonly NewMessage[]> {
    const found = new Map<NewMessage, MessageRow>();
    const all: NewMessage[] = [];
    for (const window of Map.groupBy(incoming, windowOf).values()) {
      const [{ created, extra } = { created: 0, extra: undefined }] = window;
      const within = extra?.within ?? 1;
      const start = created - (created % within);
      const taken = this.#takenBy(file, start, within);
      if (start <= newest) {
        const rows = await reader.between(conversation, start, start + within);
        pair(taken ? rows.filter((row) => !taken.others.has(row.created)) : rows, window, found);
      }
      // What another page of the same download has of this minute comes before.
      const from = taken && taken.others.size > 0 ? Math.max(...taken.others) + 1 : start;
      for (const one of window) {
        const placed = standingFor({ ...one, created: one.created + (from - start) }, found, one);
        taken?.own.add(placed.created);
        all.push(placed);
      }
    }
    return inOrder(all);
  }

  /** Times in a stretch of time that pages of the same download have had; most stretches have none. */
  #takenBy(file: SurveyedFile, start: number, within: number) {
    const { first, last } = file.facts;
    const isEdge = [first, last].some((edge) => edge >= start && edge < start + within);
    if (!isEdge) return undefined;
    const thread = `${file.file.source} ${file.root} ${file.thread}`;
    if (thread !== this.#thread) this.#edges.clear();
    this.#thread = thread;
    const files = this.#edges.get(`${start}`) ?? new Map<SurveyedFile, Set<number>>();
    this.#edges.set(`${start}`, files);
    const own = files.get(file) ?? new Set<number>();
    files.set(file, own);
    const others = new Set(
      [...files].flatMap(([each, times]) => (each === file ? [] : [...times])),
    );
    return { own, others };
  }
}

/** A message as what stands of it, if anything does; else as it is. */
function standingFor(
  message: NewMessage,
  found: ReadonlyMap<NewMessage, MessageRow>,
  key = message,
): NewMessage {
  const row = found.get(key);
  return row ? { ...message, created: row.created, extra: partsFor(row, message) } : message;
}

const inOrder = (messages: NewMessage[]): NewMessage[] =>
  messages.sort((a, b) => a.created - b.created);

const startOf = (created: number): number => created - (created % LONGEST);

/** Tells the stretches of time apart that messages are known to be of. */
const windowOf = ({ created, extra }: NewMessage): string => {
  const within = extra?.within ?? 1;
  return `${created - (created % within)} ${within}`;
};

/** Pairs messages whose time is known with rows whose time is not. */
function pairExact(
  rows: readonly MessageRow[],
  incoming: readonly NewMessage[],
  found: Map<NewMessage, MessageRow>,
): void {
  for (const some of Map.groupBy(rows, windowOf).values()) {
    const [{ created, extra } = { created: 0, extra: undefined }] = some;
    const within = extra?.within ?? 1;
    const start = created - (created % within);
    const here = incoming.filter((one) => one.created >= start && one.created < start + within);
    pair(some, here, found);
  }
}

/** A message in the order of its sender, with its text as it is compared. */
interface One<T> {
  readonly of: T;
  readonly form: Form;
  readonly isUnsent: boolean;
}

/** Pairs the messages of each sender, one to one. */
function pair(
  rows: readonly MessageRow[],
  incoming: readonly NewMessage[],
  found: Map<NewMessage, MessageRow>,
): void {
  if (rows.length === 0 || incoming.length === 0) return;
  const there = Map.groupBy(rows, ({ sender }) => sender);
  for (const [sender, news] of Map.groupBy(incoming, (one) => one.sender)) {
    let left = news.filter((one) => !found.has(one)).map(oneOf);
    let free = (there.get(sender) ?? []).map(oneOf);
    for (const isSame of RULES) {
      const rest: One<NewMessage>[] = [];
      for (const one of left) {
        const at = free.findIndex((row) => isSame(row, one));
        const row = free[at];
        if (!row) {
          rest.push(one);
          continue;
        }
        found.set(one.of, row.of);
        free = free.toSpliced(at, 1);
      }
      left = rest;
    }
  }
}

const oneOf = <T extends MessageRow | NewMessage>(of: T): One<T> => ({
  of,
  form: formOf(of.text),
  isUnsent: ((of.flags ?? 0) & FLAGS.deleted) !== 0,
});

type Rule = (row: One<MessageRow>, one: One<NewMessage>) => boolean;

const isAlike: Rule = (row, one) => row.isUnsent === one.isUnsent && row.form.key === one.form.key;

/** What two messages are one by, the surest first. */
const RULES: readonly Rule[] = [
  (row, one) => row.of.created === one.of.created && isAlike(row, one),
  isAlike,
  (row, one) => !row.isUnsent && !one.isUnsent && isLess(row.form, one.form),
  (row, one) => row.isUnsent !== one.isUnsent,
];

/** Nothing is less of everything, and says too little where the millisecond does not. */
function isLess(a: Form, b: Form): boolean {
  const [less, more] = a.worth < b.worth || a.key.length < b.key.length ? [a, b] : [b, a];
  return (less.worth > 0 || more.worth < 2) && isWithin(less, more);
}

/** What a message brings to one that stands: that its own time is rough matters no more. */
function partsFor(row: MessageRow, { extra }: NewMessage): NewMessage['extra'] {
  if (extra?.within === undefined || row.extra?.within !== undefined) return extra;
  const { within: _, ...rest } = extra;
  return Object.keys(rest).length > 0 ? rest : undefined;
}
