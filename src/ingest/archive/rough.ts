import { madeAt } from '../../base/made-at.ts';
import type { Messages } from '../../store/page/messages.ts';
import type { NewMessage } from '../../store/page/writer.ts';
import {
  grainOf,
  MINUTE,
  minuteOf,
  type Placed,
  placeInMinute,
  type Retimed,
} from './same/minute.ts';
import type { SurveyedFile } from './survey.ts';

/** Where messages go that are written. */
interface Target {
  readonly reader: Messages;
  readonly conversation: number;
  /** Time of the newest that stands. */
  readonly newest: number;
}

/** Messages at the times at which they are compared with what stands. */
export interface PlacedMessages {
  /** Oldest first. */
  readonly messages: readonly NewMessage[];
  /** Messages that stand and have a better time: to be written before the others. */
  readonly retimed: readonly Retimed[];
}

/**
 * Finds which messages of some stand, where the time of either is known to the second or the minute
 * only. What has nothing rough costs one look.
 * @param incoming oldest first
 */
export async function placeAmong(
  { reader, conversation, newest }: Target,
  incoming: readonly NewMessage[],
): Promise<Placed> {
  const [first] = incoming;
  const last = incoming.at(-1);
  const messages = new Map<NewMessage, NewMessage>();
  const retimed: Retimed[] = [];
  if (!first || !last || minuteOf(first.created) > newest) return { messages, retimed };
  const minutes = new Set<number>();
  for (const one of incoming) if (grainOf(one) > 1) minutes.add(minuteOf(one.created));
  const to = minuteOf(last.created) + MINUTE;
  for (const row of await reader.roughlyBetween(conversation, minuteOf(first.created), to)) {
    minutes.add(minuteOf(row.created));
  }
  if (minutes.size === 0) return { messages, retimed };
  const byMinute = Map.groupBy(incoming, ({ created }) => minuteOf(created));
  for (const minute of minutes) {
    const some = byMinute.get(minute);
    if (!some || minute > newest) continue;
    const placed = placeInMinute(await reader.between(conversation, minute, minute + MINUTE), some);
    for (const [one, as] of placed.messages) messages.set(one, as);
    retimed.push(...placed.retimed);
  }
  return { messages, retimed };
}

/** The same for an import, which gives a page at a time. */
export class RoughTimes {
  /** Rows that files of a download have had in the minutes that they begin and end with. */
  readonly #edges = new Map<string, Map<SurveyedFile, Edge>>();
  #thread = '';

  /**
   * @param incoming of a file, oldest first, all of one moment among them
   */
  async placed(
    target: Target,
    file: SurveyedFile,
    incoming: readonly NewMessage[],
  ): Promise<PlacedMessages> {
    const edges = this.#edgesOf(file, incoming);
    if (edges.length === 0) return arranged(incoming, await placeAmong(target, incoming));
    const messages: NewMessage[] = [];
    const retimed: Retimed[] = [];
    const isEdge = new Set(edges.map(({ minute }) => minute));
    const inner = incoming.filter(({ created }) => !isEdge.has(minuteOf(created)));
    const parts = [arranged(inner, await placeAmong(target, inner))];
    for (const edge of edges) parts.push(await placeAtEdge(target, edge, incoming));
    for (const part of parts) {
      messages.push(...part.messages);
      retimed.push(...part.retimed);
    }
    return { messages: inOrder(messages), retimed };
  }

  /** Minutes in which a page may meet others of its download. */
  #edgesOf(file: SurveyedFile, incoming: readonly NewMessage[]): EdgeMinute[] {
    if (!incoming.some((one) => grainOf(one) > 1)) return [];
    if (file.thread !== this.#thread) this.#edges.clear();
    this.#thread = file.thread;
    const { first, last } = file.facts;
    const minutes = new Set(incoming.map(({ created }) => minuteOf(created)));
    return [...new Set([minuteOf(first), minuteOf(last)])]
      .filter((minute) => minutes.has(minute))
      .map((minute) => {
        const key = `${file.file.source} ${file.root} ${minute}`;
        const files = madeAt(this.#edges, key, () => new Map<SurveyedFile, Edge>());
        const own = madeAt(files, file, () => ({ times: new Set<number>() }));
        const others = [...files].flatMap(([each, { times }]) => (each === file ? [] : [...times]));
        return { minute, own, others: new Set(others) };
      });
  }
}

/** Times at which the messages of a page stand in a minute. */
interface Edge {
  readonly times: Set<number>;
}

interface EdgeMinute {
  readonly minute: number;
  readonly own: Edge;
  /** Times that are those of other pages of the same download. */
  readonly others: ReadonlySet<number>;
}

/** What another page of the same download has of a minute is not the same, and comes before. */
async function placeAtEdge(
  { reader, conversation, newest }: Target,
  { minute, own, others }: EdgeMinute,
  incoming: readonly NewMessage[],
): Promise<PlacedMessages> {
  const here = incoming.filter(({ created }) => minuteOf(created) === minute);
  const rows = minute > newest ? [] : await reader.between(conversation, minute, minute + MINUTE);
  const free = rows.filter((row) => !others.has(row.created));
  const found = placeInMinute(free, here);
  let least = minute;
  const moved = here.map((one) => {
    if (found.messages.has(one) || grainOf(one) === 1 || others.size === 0) return one;
    const end = one.created - (one.created % grainOf(one)) + grainOf(one) - 1;
    let created = Math.max(one.created, least);
    while (others.has(created) && created < end) created++;
    least = created;
    const as = { ...one, created: Math.min(created, end) };
    return as;
  });
  const placed = arranged(moved, found);
  for (const { created } of placed.messages) own.times.add(created);
  return placed;
}

const arranged = (
  incoming: readonly NewMessage[],
  { messages, retimed }: Placed,
): PlacedMessages =>
  messages.size === 0
    ? { messages: incoming, retimed }
    : { messages: inOrder(incoming.map((one) => messages.get(one) ?? one)), retimed };

const inOrder = (messages: NewMessage[]): NewMessage[] =>
  messages.sort((a, b) => a.created - b.created);
