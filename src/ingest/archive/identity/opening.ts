import { OPENING } from '../facts.ts';
import type { Thread } from '../threads.ts';

/** Time of a first message, in epoch milliseconds, and the beginning of its text. */
export type ThreadOpening = readonly [created: number, text: string];

/** How a thread begins; one without messages, with its name. */
export function openingOf({ files, name }: Thread): ThreadOpening {
  const all = files
    .filter(({ facts }) => facts.first > 0)
    .map(({ facts }) => [facts.first, facts.opening ?? ''] as const);
  return all.reduce((least, one) => (isBefore(one, least) ? one : least), all[0] ?? [0, name]);
}

export const isBefore = (a: ThreadOpening, b: ThreadOpening): boolean =>
  a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);

/** As much of a text as is compared. */
export const beginningOf = (text: string): string => text.slice(0, OPENING);
