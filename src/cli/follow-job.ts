import { AdminError } from '../admin/error.ts';
import { shownJob } from '../admin/jobs/job.ts';
import { Jobs } from '../admin/jobs/jobs.ts';
import { Bell } from '../base/bell.ts';
import type { StoreFlags } from '../config/store-config.ts';
import { Failure } from '../house/failure.ts';
import type { House } from '../house/house.ts';
import { askServer } from './ask-server.ts';
import type { CommandInput } from './parameters.ts';
import { progressView } from './progress-view.ts';

/** What a command line shows of a job. */
interface FollowedJob {
  readonly id: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly phase?: string | undefined;
  readonly words: string;
  readonly done: number;
  readonly total?: number | undefined;
  readonly unit: string;
  readonly error?: { readonly message: string } | undefined;
}

/** Where a job runs. */
export interface JobHost {
  /** News of it behind a cursor, as they come: the job as it is, or undefined where there were none for a while. */
  readonly news: (
    id: string,
    after: number,
  ) => Promise<{ no: number; job: FollowedJob } | undefined>;
  /** Ends it, and gives it as it is then. */
  readonly cancel: (id: string) => Promise<FollowedJob>;
}

/** Signals by which people end a job that they follow. */
const STOPS = ['SIGINT', 'SIGTERM'] as const;

/** Work of a millisecond, until it is measured. */
const USUAL = 0.2;

/**
 * Shows how far a job is until it has ended, on stderr, and gives it as it is then. Ctrl-C cancels it.
 * @throws AdminError with the sentence of one that failed, Failure with that of one that was cancelled
 *   before anything came of it
 */
export async function followedJob<Job extends FollowedJob>(
  begun: Job,
  host: JobHost,
): Promise<Job> {
  let job: FollowedJob = begun;
  if (job.state === 'running') {
    const view = await progressView(process.stderr, USUAL);
    const onStop = (): void => void host.cancel(begun.id).catch(() => undefined);
    for (const signal of STOPS) process.once(signal, onStop);
    try {
      for (let cursor = 0; job.state === 'running'; ) {
        const { phase, words, done, total = 0, unit } = job;
        view.show({ phase: phase ?? words, done, total, count: done, unit });
        const news = await host.news(begun.id, cursor);
        if (news) ({ no: cursor, job } = news);
      }
    } finally {
      for (const signal of STOPS) process.off(signal, onStop);
      view.end();
    }
  }
  const { state, error } = job;
  if (state === 'failed') throw new AdminError(error?.message ?? '', { conflict: true });
  if (state === 'cancelled' && !('result' in job)) throw new Failure(error?.message ?? '');
  return job as Job;
}

/** Jobs of this process: of a command that carries an operation out by itself. */
export function ownJobs({ clock, scheduler }: House): { jobs: Jobs; host: JobHost } {
  const bell = new Bell(scheduler);
  const faults: unknown[] = [];
  const jobs = new Jobs({ clock, scheduler, bell, onFault: (fault) => faults.push(fault) });
  const news: JobHost['news'] = async (id, after) => {
    const job = jobs.named(id);
    const look = () => (job.changes > after ? { found: job.changes } : { again: LOOK });
    const no = await bell.until(look, PATIENCE);
    if (faults.length > 0) throw faults[0];
    return no === undefined ? undefined : { no, job: shownJob(job) };
  };
  return { jobs, host: { news, cancel: async (id) => shownJob(await jobs.cancel(id)) } };
}

/** Jobs of the process that serves. */
export function servedJobHost(house: House, flags: CommandInput & StoreFlags): JobHost {
  const wait = { method: 'POST', path: '/wait' } as const;
  const cancel = { method: 'DELETE', path: '/jobs/{job}' } as const;
  return {
    async news(job, after) {
      const asked = { for: 'job', job, after, within: PATIENCE };
      const { data } = await askServer(house, wait, asked, flags);
      const [found] = data as [(FollowedJob & { readonly no: number })?];
      if (!found) return undefined;
      const { no, ...rest } = found;
      return { no, job: rest };
    },
    cancel: (job) => askServer(house, cancel, { job }, flags),
  };
}

/** Milliseconds between two looks at progress, and of one wait. */
const LOOK = 100;
const PATIENCE = 5_000;
