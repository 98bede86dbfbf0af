import type { Row } from '../stream/rows.ts';

/** A delivery: all that was tried of one event with one app by itself. */
export const deliveryOf = ({ page, app, event }: Row): string => `${page} ${app} ${event}`;

/** Whether it is a try that was not asked for. */
const isTry = ({ kind, replay, event }: Row): boolean =>
  kind === 'webhook' && replay === undefined && event !== undefined;

/** Rows of which the tries of a delivery are one, the last of them. */
export interface Folded {
  readonly rows: readonly Row[];
  /** Of a last try that has others before it: whether they are seen. */
  readonly isOpen: (row: Row) => boolean | undefined;
}

/**
 * Folds tries: an app that is down for an hour would have many rows of the same bytes.
 * @param opened deliveries of which all tries are to be seen
 */
export function folded(rows: readonly Row[], opened: ReadonlySet<string>): Folded {
  const last = new Map<string, number>();
  for (const row of rows) {
    if (row.attempt !== undefined && row.attempt > 1 && isTry(row)) {
      last.set(deliveryOf(row), row.seq);
    }
  }
  // As it is with nearly all: nothing was tried twice.
  if (last.size === 0) return { rows, isOpen: () => undefined };
  return {
    rows: rows.filter((row) => {
      if (!isTry(row)) return true;
      const key = deliveryOf(row);
      const lastOfIts = last.get(key);
      return lastOfIts === undefined || lastOfIts <= row.seq || opened.has(key);
    }),
    isOpen: (row) => {
      const key = isTry(row) ? deliveryOf(row) : '';
      return last.get(key) === row.seq ? opened.has(key) : undefined;
    },
  };
}
