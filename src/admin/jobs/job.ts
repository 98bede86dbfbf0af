import { AdminError } from '../error.ts';
import type { OperationDeps } from '../operation.ts';
import { type AdminField, integer, object, open, text, type Values, word } from '../schema.ts';
import type { Jobs } from './jobs.ts';
import type { AnyResult, LongJob } from './long-job.ts';

const JobError = object('JobError', 'Why a job is not done.', { message: text('a sentence') });

const parts = {
  id: text(),
  kind: text('what it is, in a word: replay, import, snapshot …'),
  state: word(
    ['running', 'done', 'failed', 'cancelled'],
    'cancelled: by whoever asked, or since the server was stopped; what it had done stays',
  ),
  words: text('what it does'),
  'phase?': text('what it is at'),
  done: integer('how much is done, in its unit'),
  'total?': integer('of how much; absent while that is not known'),
  unit: text('what is counted'),
  started: text('ISO 8601, by the clock of the store'),
  'ended?': text('the same'),
  'ms?': integer('milliseconds of the machine that it took'),
  'error?': JobError,
};

/** A job whose result has a form. */
export const jobOf = <T>(name: string, result: AdminField<T>) =>
  object(name, 'Work that takes longer than an answer should.', {
    ...parts,
    'result?': { ...result, help: 'what came of it; of one that is cancelled, until then' },
  });

/** Any job. */
export const JobInfo = object('Job', 'Work that takes longer than an answer should.', {
  ...parts,
  'result?': open('', 'what came of it: the form depends on the kind', {}),
});

/** A job as it is told. */
type JobShown<Result> = Values<typeof parts> & {
  readonly result?: Result | undefined;
};

/** A job as it is told. */
export function shownJob<Result extends object = AnyResult>(
  job: Omit<LongJob<Result>, 'carryOut'>,
): JobShown<Result> {
  const { words, state, standing, error, endedAt, ms } = job;
  const { phase, done, total, result } = standing;
  return {
    id: words.id,
    kind: words.kind,
    state,
    words: words.words,
    ...(phase !== undefined && state === 'running' && { phase }),
    done,
    ...(total !== undefined && { total }),
    unit: words.unit,
    started: new Date(job.started).toISOString(),
    ...(endedAt !== undefined && { ended: new Date(endedAt).toISOString() }),
    ...(ms !== undefined && { ms }),
    ...(result !== undefined && { result }),
    ...(error !== undefined && { error: { message: error } }),
  };
}

/** @throws AdminError where nobody serves */
export function servedJobs({ jobs }: Pick<OperationDeps, 'jobs'>): Jobs {
  if (jobs) return jobs;
  throw new AdminError('Jobs live in the process that serves, and this one does not.', {
    conflict: true,
  });
}
