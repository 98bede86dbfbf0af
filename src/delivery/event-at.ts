import type { Log, LogEvent } from '../store/log/log.ts';
import { conversationOf, isFor } from './audience.ts';

/** Events that are looked at at once. */
const STRIDE = 100;

/** Events of some numbers, in their order; those that are not there are left out. */
export async function eventsAt(log: Log, numbers: readonly number[]): Promise<LogEvent[]> {
  const events: LogEvent[] = [];
  for (const no of numbers) {
    const [event] = (await log.after(no - 1, 1)).events;
    if (event?.no === no) events.push(event);
  }
  return events;
}

/** What is looked for in a log. */
interface Wanted {
  readonly app: string;
  readonly conversation: number;
  /** Number of the first that may be it. */
  readonly from: number;
  /** Numbers of events that are not it. */
  readonly besides: readonly number[];
}

/**
 * The next event of a conversation that an app gets.
 * @param upTo number of the last that may be it
 */
export async function nextEventOf(
  log: Log,
  { app, conversation, from, besides }: Wanted,
  upTo: number,
): Promise<LogEvent | undefined> {
  let cursor = from - 1;
  while (cursor < upTo) {
    const { events } = await log.after(cursor, Math.min(STRIDE, upTo - cursor));
    const found = events.find(
      (event) =>
        event.no <= upTo &&
        conversationOf(event) === conversation &&
        isFor(app, event) &&
        !besides.includes(event.no),
    );
    if (found) return found;
    cursor = events.at(-1)?.no ?? upTo;
  }
  return undefined;
}
