/** A request that was made of an app; without what was in it and in its answer. */
export interface AttemptEntry {
  readonly kind: 'attempt';
  readonly app: string;
  /** Id of the Page. */
  readonly page: string;
  /** Number of the event in the Page's log: the first, where several went together. */
  readonly event: number;
  /** How many events went together. */
  readonly events: number;
  /** The how-manieth attempt it is; 0 where it is never tried. */
  readonly number: number;
  readonly replay: boolean;
  /** Undefined where there was no answer. */
  readonly status: number | undefined;
  /** Milliseconds of the machine. */
  readonly ms: number;
  readonly delivered: boolean;
  /** Why there was no answer, or what is odd about it. */
  readonly why: string | undefined;
}

/** An app takes nothing, and the Page gave it up. */
interface GiveUpEntry {
  readonly kind: 'given up';
  readonly app: string;
  readonly page: string;
}

/** Takes an entry for each attempt, and for each app that is given up. */
export type LogWebhook = (entry: AttemptEntry | GiveUpEntry) => void;
