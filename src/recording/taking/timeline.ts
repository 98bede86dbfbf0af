import type { Ask } from '../ask.ts';

/** A row of the timeline, as much of it as is recorded. */
export interface SeenRow {
  readonly seq: number;
  readonly kind: 'call' | 'act' | 'event' | 'webhook' | 'not_sent' | 'control';
  readonly at: string;
  readonly real: string;
  readonly page?: string;
  readonly app?: string;
  readonly conversation?: string;
  readonly person?: string;
  readonly what: string;
  readonly cause?: number;
  readonly after?: number;
  readonly event?: number;
  readonly status?: number;
  readonly code?: number;
  readonly subcode?: number;
  readonly fault?: string;
  readonly attempt?: number;
  readonly note?: string;
  readonly ms?: number;
}

/** A row with what came and went. */
export interface SeenDetail extends SeenRow {
  readonly request?: {
    readonly method?: string;
    readonly url?: string;
    readonly headers?: Readonly<Record<string, unknown>>;
    readonly params?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly answer?: {
    readonly headers?: Readonly<Record<string, unknown>>;
    readonly body?: unknown;
  };
  readonly operation?: string;
  readonly input?: Readonly<Record<string, unknown>>;
}

/** Rows of one answer. */
const STRIDE = 1_000;

/** Rows behind a number, in order; `gap` where some of them are kept no more. */
export async function rowsAfter(
  ask: Ask,
  after: number,
): Promise<{ readonly rows: readonly SeenRow[]; readonly gap: boolean; readonly first: number }> {
  const rows: SeenRow[] = [];
  let [gap, first] = [false, 0];
  for (let cursor = after; ; ) {
    const given = await ask('listTimeline', { after: cursor, limit: STRIDE });
    const some = given.data as readonly SeenRow[];
    if (cursor === after) [gap, first] = [given.gap === true, given.first];
    rows.push(...some);
    if (some.length < STRIDE) return { rows, gap, first };
    cursor = some.at(-1)?.seq ?? cursor;
  }
}

/** The first number that is kept of what this process saw, and the newest. */
export async function timelineEnds(
  ask: Ask,
): Promise<{ readonly first: number; readonly last: number }> {
  const { first, last, started } = await ask('listTimeline', { limit: 1 });
  return { first: Math.max(first, started + 1), last };
}

/** Whether nothing more comes to a row. */
export const isDone = ({ kind, ms }: SeenRow): boolean =>
  (kind !== 'call' && kind !== 'webhook') || ms !== undefined;
