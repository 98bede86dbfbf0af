import type { Message } from '../types.ts';

/** How long after one a message of the same author stands with it, in ms. */
const TOGETHER = 5 * 60_000;

/** After how long a time is told between two messages, in ms. */
const APART = 60 * 60_000;

/** A message with its place among those beside it. */
export interface Placed {
  readonly message: Message;
  /** Of those that stand together. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** The time that stands above it. */
  readonly time: string | undefined;
}

/** Messages as they stand together, with times where some time has gone by. */
export function placed(messages: readonly Message[]): Placed[] {
  return messages.map((message, i) => {
    const [before, after] = [messages[i - 1], messages[i + 1]];
    const gap = before ? Date.parse(message.at) - Date.parse(before.at) : Number.POSITIVE_INFINITY;
    const time = gap >= APART ? message.at : undefined;
    return {
      message,
      isFirst: time !== undefined || !before || !isTogether(before, message),
      isLast: !after || !isTogether(message, after),
      time,
    };
  });
}

const isTogether = (one: Message, next: Message): boolean =>
  one.from === next.from &&
  one.author === next.author &&
  one.app === next.app &&
  Date.parse(next.at) - Date.parse(one.at) < TOGETHER;

/** A day and an hour, in the browser's zone; the day is left out where it is that of `now`. */
export function timeWords(iso: string, now: string): string {
  const [at, today] = [new Date(iso), new Date(now)];
  const isToday = at.toDateString() === today.toDateString();
  return at.toLocaleString('en-GB', {
    ...{ hour: '2-digit', minute: '2-digit' },
    ...(!isToday && { day: 'numeric', month: 'short' }),
    ...(at.getFullYear() !== today.getFullYear() && { year: 'numeric' }),
  });
}
