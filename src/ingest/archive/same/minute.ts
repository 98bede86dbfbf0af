import { FLAGS, type MessageRow } from '../../../store/page/message.ts';
import type { NewMessage } from '../../../store/page/writer.ts';
import { formOf, isWithin, type TextForm } from './texts.ts';
import { type Tokens, tokensOf } from './tokens.ts';

/** The longest stretch of time that an archive tells no more than, in milliseconds. */
export const MINUTE = 60_000;

/** Stretches within which archives tell times, each a part of the next, in milliseconds. */
export const GRAINS = [1, 1000, MINUTE] as const;

/** The beginning of the minute of a time. */
export const minuteOf = (created: number): number => created - (created % MINUTE);

/** Milliseconds within which the time of a message is known. */
export const grainOf = ({ extra }: Pick<NewMessage, 'extra'>): number => extra?.within ?? 1;

/** What becomes of the messages of one minute beside those that stand. */
export interface Placed {
  /** Each that is one that stands, as it is to be compared with it: at the same millisecond. */
  readonly messages: ReadonlyMap<NewMessage, NewMessage>;
  /** Those that stand and have a better time from now on. */
  readonly retimed: readonly Retimed[];
}

export interface Retimed {
  readonly row: MessageRow;
  /** As it is from now on, but for its tie. */
  readonly to: Omit<MessageRow, 'tie'>;
}

/**
 * Finds those that are one where the time of either is known to the second or the minute only
 * (docs/decisions/0055): their times agree to the rougher of the two. The better time wins. Messages of
 * a known millisecond on both sides are left to {@link mergeMoment}.
 * @param rows that stand in the minute
 * @param incoming of the same minute, oldest first
 */
export function placeInMinute(
  rows: readonly MessageRow[],
  incoming: readonly NewMessage[],
): Placed {
  const messages = new Map<NewMessage, NewMessage>();
  const retimed: Retimed[] = [];
  for (const [one, row] of pairsOf(rows, incoming)) {
    if (grainOf(one) < grainOf(row)) {
      retimed.push({ row, to: { ...row, created: one.created, extra: withGrain(row.extra, one) } });
    } else {
      messages.set(one, { ...one, created: row.created, extra: withGrain(one.extra, row) });
    }
  }
  return { messages, retimed };
}

/** Parts of a message with the grain of another. */
function withGrain(extra: NewMessage['extra'], of: NewMessage | MessageRow): NewMessage['extra'] {
  const { within: _, ...rest } = extra ?? {};
  const within = of.extra?.within;
  const all = within === undefined ? rest : { ...rest, within };
  return Object.keys(all).length > 0 ? all : undefined;
}

/** A message with what it is compared by. */
interface One<T> {
  readonly of: T;
  readonly form: TextForm;
  readonly isUnsent: boolean;
  readonly grain: number;
  readonly tokens: Tokens;
}

type Row = One<MessageRow>;
type News = One<NewMessage>;

function pairsOf(
  rows: readonly MessageRow[],
  incoming: readonly NewMessage[],
): Map<NewMessage, MessageRow> {
  const found = new Map<NewMessage, MessageRow>();
  const there = Map.groupBy(rows, ({ sender }) => sender);
  for (const [sender, news] of Map.groupBy(incoming, (one) => one.sender)) {
    const some = there.get(sender);
    if (some) new Pairing(some.map(oneOf), news.map(oneOf)).find(found);
  }
  return found;
}

const oneOf = <T extends MessageRow | NewMessage>(of: T): One<T> => ({
  of,
  form: formOf(of.text),
  isUnsent: ((of.flags ?? 0) & FLAGS.deleted) !== 0,
  grain: grainOf(of),
  tokens: tokensOf(of.extra),
});

/** More than so many pairs of texts of a minute are not compared: nobody writes so much. */
const MOST_COMPARED = 1_000_000;
/** Of more that look the same the parts are not compared. */
const MOST_ALIKE = 100;

/** Pairs the messages of one sender and minute, one to one. */
class Pairing {
  #free: Row[];
  #left: News[];

  constructor(rows: Row[], news: News[]) {
    this.#free = rows;
    this.#left = news;
  }

  /**
   * The surest first: those of the same millisecond, which are no matter here; equal texts, with a part
   * in common or in their order; a text with what is less of it; one with what was taken back since.
   */
  find(found: Map<NewMessage, MessageRow>): void {
    const isExact = (row: Row, one: News) => row.grain === 1 && one.grain === 1;
    const isLesser = (row: Row, one: News) =>
      !row.isUnsent && !one.isUnsent && isLess(row.form, one.form);
    this.#alike((row, one) => row.of.created === one.of.created, new Map());
    this.#each((row, one) => isExact(row, one) && isLesser(row, one), new Map());
    this.#each((row, one) => isExact(row, one) && row.isUnsent !== one.isUnsent, new Map());
    this.#alike((row, one) => [...one.tokens].some((token) => row.tokens.has(token)), found);
    this.#alike(() => true, found);
    this.#each(isLesser, found);
    this.#each((row, one) => row.isUnsent !== one.isUnsent, found);
  }

  /** Pairs those of equal texts of which a rule holds. */
  #alike(rule: (row: Row, one: News) => boolean, found: Map<NewMessage, MessageRow>): void {
    for (const grain of new Set(this.#left.map((one) => one.grain))) {
      const buckets = Map.groupBy(this.#free, (row) => bucketOf(row, Math.max(row.grain, grain)));
      this.#take(found, (one) => {
        if (one.grain !== grain) return undefined;
        for (const each of GRAINS) {
          if (each < grain) continue;
          const bucket = buckets.get(bucketOf(one, each));
          const at = bucket?.slice(0, MOST_ALIKE).findIndex((row) => rule(row, one)) ?? -1;
          if (bucket && at >= 0) return bucket.splice(at, 1)[0];
        }
        return undefined;
      });
    }
  }

  /** Pairs those of any texts of which a rule holds. */
  #each(rule: (row: Row, one: News) => boolean, found: Map<NewMessage, MessageRow>): void {
    if (this.#free.length * this.#left.length > MOST_COMPARED) return;
    const taken = new Set<Row>();
    this.#take(found, (one) => {
      const row = this.#free.find(
        (each) => !taken.has(each) && meets(each, one) && rule(each, one),
      );
      if (row) taken.add(row);
      return row;
    });
  }

  #take(found: Map<NewMessage, MessageRow>, rowFor: (one: News) => Row | undefined): void {
    const gone = new Set<Row>();
    this.#left = this.#left.filter((one) => {
      const row = rowFor(one);
      if (!row) return true;
      gone.add(row);
      if (row.grain > 1 || one.grain > 1) found.set(one.of, row.of);
      return false;
    });
    if (gone.size > 0) this.#free = this.#free.filter((row) => !gone.has(row));
  }
}

const bucketOf = ({ of, form, isUnsent }: Row | News, grain: number): string =>
  `${grain} ${Math.floor(of.created / grain)} ${isUnsent} ${form.key}`;

/** Whether two times are the same, to the rougher of the two. */
function meets(row: Row, one: News): boolean {
  const grain = Math.max(row.grain, one.grain);
  return Math.floor(row.of.created / grain) === Math.floor(one.of.created / grain);
}

/** Nothing is less of everything, and says too little where the millisecond does not. */
function isLess(a: TextForm, b: TextForm): boolean {
  const [less, more] = a.worth < b.worth || a.key.length < b.key.length ? [a, b] : [b, a];
  return (less.worth > 0 || more.worth < 2) && isWithin(less, more);
}
