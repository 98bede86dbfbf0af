import type { Clock } from '../../base/clock.ts';
import type { Scheduler } from '../../base/scheduler.ts';

/** Milliseconds of the machine between two times that progress counts as news. */
const PACE = 100;

/** The reason of the signal that ends a job. */
export class JobCancelled extends Error {
  override readonly name = 'JobCancelled';
}

/** What came of some job. */
export type AnyResult = Readonly<Record<string, unknown>>;

/** How far a job is; what is not named stays. */
export interface JobStanding<Result extends object = AnyResult> {
  /** What is done, in the unit of the job. */
  readonly done?: number;
  /** Of how much; not before it is known. */
  readonly total?: number;
  /** What it is at, in a word or two. */
  readonly phase?: string;
  /** What came of it until now: it stays the result of one that is cancelled. */
  readonly result?: Result;
}

/** What the work of a job is given. */
export interface JobProgress<Result extends object = AnyResult> {
  /** Aborted when the job is cancelled, and when the server stops. */
  readonly signal: AbortSignal;
  readonly show: (standing: JobStanding<Result>) => void;
}

type JobState = 'running' | 'done' | 'failed' | 'cancelled';

/** What of a job is said when it begins. */
interface JobWords {
  readonly id: string;
  readonly kind: string;
  readonly words: string;
  readonly unit: string;
}

/** Work that takes longer than an answer should. */
export class LongJob<Result extends object = AnyResult> {
  readonly words: JobWords;
  /** By the clock of the store. */
  readonly started: number;
  /** Resolves when it has ended, however. */
  ended: Promise<void> = Promise.resolve();
  state: JobState = 'running';
  standing: JobStanding<Result> & { readonly done: number } = { done: 0 };
  /** Why it is not done, as a sentence. */
  error: string | undefined;
  endedAt: number | undefined;
  /** Milliseconds of the machine that it took. */
  ms: number | undefined;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #scheduler: Pick<Scheduler, 'elapsed'>;
  readonly #stop = new AbortController();
  readonly #began: number;
  #changes = 1;
  #told: number;
  #hasNews = false;

  constructor(words: JobWords, clock: Pick<Clock, 'now'>, scheduler: Pick<Scheduler, 'elapsed'>) {
    this.words = words;
    this.#clock = clock;
    this.#scheduler = scheduler;
    this.started = clock.now();
    this.#began = scheduler.elapsed();
    this.#told = this.#began;
  }

  get id(): string {
    return this.words.id;
  }

  /** Counts its news: its end, and its progress as often as anybody wants to read it. */
  get changes(): number {
    if (this.#hasNews && this.#scheduler.elapsed() - this.#told >= PACE) this.#tell();
    return this.#changes;
  }

  /** @param failed makes the sentence about what `work` threw */
  carryOut(
    work: (progress: JobProgress<Result>) => Promise<Result>,
    failed: (error: unknown) => string,
  ): Promise<void> {
    const { signal } = this.#stop;
    const show = (standing: JobStanding<Result>): void => {
      if (this.state !== 'running') return;
      this.standing = { ...this.standing, ...standing };
      this.#hasNews = true;
    };
    // In a turn of its own: what it throws before it waits is its end like any other.
    this.ended = Promise.resolve()
      .then(() => work({ signal, show }))
      .then(
        (result) => {
          this.standing = { ...this.standing, result };
          this.#end('done');
        },
        (error: unknown) => {
          if (!isStop(error, signal)) this.error = failed(error);
          else if (signal.reason instanceof Error) this.error = signal.reason.message;
          this.#end(isStop(error, signal) ? 'cancelled' : 'failed');
        },
      );
    return this.ended;
  }

  cancel(reason: JobCancelled): void {
    this.#stop.abort(reason);
  }

  #end(state: JobState): void {
    this.state = state;
    this.endedAt = this.#clock.now();
    this.ms = Math.round(this.#scheduler.elapsed() - this.#began);
    this.#tell();
  }

  #tell(): void {
    this.#changes++;
    this.#hasNews = false;
    this.#told = this.#scheduler.elapsed();
  }
}

/** A job as others see it. */
export type AnyJob = Omit<LongJob, 'carryOut'>;

/** Whether work ended since it was asked to: what waits by a signal rejects with its reason. */
const isStop = (error: unknown, signal: AbortSignal): boolean =>
  signal.aborted &&
  (error === signal.reason || (error instanceof Error && error.name === 'AbortError'));
