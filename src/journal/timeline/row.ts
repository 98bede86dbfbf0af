/** A line of the timeline: what happened, to whom, and what set it off. */
export interface TimelineRow {
  /** In the one sequence of all. */
  readonly seq: number;
  readonly kind: 'call' | 'act' | 'event' | 'webhook' | 'not_sent' | 'control';
  /** ISO 8601, by the clock of the store. */
  readonly at: string;
  /** The same by the machine's. */
  readonly real: string;
  readonly page?: string;
  readonly app?: string;
  readonly conversation?: string;
  readonly person?: string;
  readonly mid?: string;
  /** Of a call: what it says that it was made by, such as `axios/1.7.2`. */
  readonly client?: string;
  /** In a word or two. */
  readonly what: string;
  /** The beginning of a message's text, where bodies are kept. */
  readonly text?: string;
  /** The number of what set it off. */
  readonly cause?: number;
  /** Of a call: the last webhook that was sent to its app in the same conversation. */
  readonly after?: number;
  /** Number in the Page's log. */
  readonly event?: number;
  readonly status?: number;
  readonly code?: number;
  readonly subcode?: number;
  readonly message?: string;
  readonly because?: string;
  readonly fault?: string;
  readonly gate?: string;
  readonly delivered?: boolean;
  readonly attempt?: number;
  /** The array of an entry that it stood in. */
  readonly channel?: 'messaging' | 'standby';
  readonly replay?: true;
  readonly simulated?: true;
  readonly note?: string;
  readonly ms?: number;
}

/** A row without what is not there. */
export function rowOf(
  row: { readonly [K in keyof TimelineRow]: TimelineRow[K] | undefined },
): TimelineRow {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== undefined),
  ) as unknown as TimelineRow;
}

/** A time as it is told. */
export const isoTime = (ms: number): string => new Date(ms).toISOString();
