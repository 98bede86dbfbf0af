import type { Bell } from '../../base/bell.ts';
import type { Clock } from '../../base/clock.ts';
import type { Scheduler } from '../../base/scheduler.ts';
import { sentenceOf, troubleOf } from '../../store/trouble.ts';
import { AdminError } from '../error.ts';
import { type AnyJob, JobCancelled, type JobProgress, LongJob } from './long-job.ts';

/** Jobs that have ended and are still told of: the newest. */
const MOST_ENDED = 100;
/** Jobs that run at once. */
const MOST_RUNNING = 20;
/** Milliseconds of the machine that an answer waits for a job to end. */
const MOMENT = 300;
/** The same of a server that is stopped, and of whoever cancels. */
const PATIENCE = 5_000;

interface JobsDeps {
  /** Tells when a job began and ended. */
  readonly clock: Pick<Clock, 'now'>;
  readonly scheduler: Pick<Scheduler, 'elapsed' | 'sleep'>;
  /** Rung when a job ends, for whoever waits for it. */
  readonly bell: Bell;
  /** Takes a fault of ours that ended a job whose starter has gone. */
  readonly onFault: (fault: unknown) => void;
}

/** Long work of this process: what runs, and what has ended of late. It ends with the process. */
export class Jobs {
  readonly #deps: JobsDeps;
  readonly #jobs = new Map<string, AnyJob>();
  #last = 0;
  #isEnding = false;

  constructor(deps: JobsDeps) {
    this.#deps = deps;
  }

  /**
   * Begins long work, and gives it as it is a moment later: mostly it has ended by then.
   * @param kind what it is, in a word, as lists show it
   * @param words what it does, as a sentence without its stop
   * @param unit what its progress counts, such as `events`
   * @param work looks at the signal between two strides, and rejects with its reason then
   * @throws AdminError where as much runs as may, and what `work` throws within that moment
   */
  async run<Result extends object>(
    kind: string,
    words: string,
    unit: string,
    work: (progress: JobProgress<Result>) => Promise<Result>,
  ): Promise<LongJob<Result>> {
    this.#requireRoom();
    const { clock, scheduler, bell, onFault } = this.#deps;
    const id = String(++this.#last);
    const job = new LongJob<Result>({ id, kind, words, unit }, clock, scheduler);
    this.#jobs.set(id, job as Pick<LongJob<Result>, keyof AnyJob> as AnyJob);
    let isAwaited = true;
    let thrown: { readonly error: unknown } | undefined;
    const failed = (error: unknown): string => {
      thrown = { error };
      if (error instanceof AdminError) return error.message;
      if (!isAwaited) onFault(error);
      const trouble = troubleOf(error);
      return trouble ? sentenceOf(trouble) : FAULT;
    };
    const ended = job.carryOut(work, failed).then(() => {
      this.#forget();
      bell.ring();
    });
    await this.#within(MOMENT, ended);
    isAwaited = false;
    if (thrown) throw thrown.error;
    return job;
  }

  /** Those that run and those that have ended, oldest first. */
  get all(): readonly AnyJob[] {
    return [...this.#jobs.values()];
  }

  /** @throws AdminError where there is none, or not any more */
  named(id: string): AnyJob {
    const job = this.#jobs.get(id);
    if (job) return job;
    throw new AdminError(`There is no job ${id}: \`convograph jobs\` shows the ids.`, {
      missing: id,
    });
  }

  /** Ends a job between two strides; what it has done stays. One that has ended stays as it is. */
  async cancel(id: string): Promise<AnyJob> {
    const job = this.named(id);
    job.cancel(new JobCancelled('The job was cancelled.'));
    await this.#within(PATIENCE, job.ended);
    return job;
  }

  /** Begins nothing more, cancels what runs, and waits for it, though not for long. */
  async end(): Promise<void> {
    this.#isEnding = true;
    const running = this.all.filter(({ state }) => state === 'running');
    for (const job of running) job.cancel(new JobCancelled('The server was stopped.'));
    await this.#within(PATIENCE, Promise.all(running.map(({ ended }) => ended)));
  }

  #requireRoom(): void {
    const trouble = { conflict: true };
    if (this.#isEnding) throw new AdminError('The server is being stopped.', trouble);
    const running = this.all.filter(({ state }) => state === 'running').length;
    if (running < MOST_RUNNING) return;
    throw new AdminError(
      `There are ${running} jobs running already: wait for one, or end one by \`convograph job cancel\`.`,
      trouble,
    );
  }

  #forget(): void {
    const ended = this.all.filter(({ state }) => state !== 'running');
    for (const { id } of ended.slice(0, -MOST_ENDED)) this.#jobs.delete(id);
  }

  async #within(ms: number, done: Promise<unknown>): Promise<void> {
    const stop = new AbortController();
    await Promise.race([done, this.#deps.scheduler.sleep(ms, stop.signal)]);
    stop.abort();
  }
}

const FAULT = 'It failed by a fault of ours: the log of the server says more.';
