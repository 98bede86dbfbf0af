import type { AttemptRow } from '../store/log/attempts.ts';

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

/** An attempt that begins. */
interface BegunAttempt {
  /** Number of the Page. */
  readonly page: number;
  readonly app: string;
  /** Numbers of the events. */
  readonly events: readonly number[];
  /** The conversation, where it is one. */
  readonly conversation: number | undefined;
  /** The how-manieth it is. */
  readonly attempt: number;
  readonly replay: boolean;
  /** In ms of the store's clock. */
  readonly at: number;
}

/** Is told of each attempt when it begins; what it gives is called when it has come to something. */
export type WatchAttempt = (
  begun: BegunAttempt,
) => (attempted: Pick<AttemptRow, 'status' | 'delivered' | 'note' | 'elapsed'>) => void;

/** An app takes nothing, and the Page gave it up. */
interface GiveUpEntry {
  readonly kind: 'given up';
  readonly app: string;
  readonly page: string;
}

/** Takes an entry for each attempt, and for each app that is given up. */
export type LogWebhook = (entry: AttemptEntry | GiveUpEntry) => void;
