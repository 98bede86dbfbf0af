import { expect, it } from 'vitest';
import { AdminError } from '../../src/admin/error.ts';
import { followedJob, type JobHost } from '../../src/cli/follow-job.ts';
import { Failure } from '../../src/house/failure.ts';

type Job = Parameters<typeof followedJob>[0] & { readonly result?: object };

const running: Job = {
  ...{ id: '3', state: 'running', words: 'Save', phase: 'writing', done: 1, total: 4 },
  unit: 'rows',
};

/** A place where a job has these news, one after another. */
function host(...news: (Job | undefined)[]): JobHost & { readonly asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    news: async (_, after) => {
      asked.push(after);
      const job = news.shift();
      return job && { no: after + 1, job };
    },
    cancel: async () => ({ ...running, state: 'cancelled' }),
  };
}

it('a job is followed from news to news, until it has ended', async () => {
  const done: Job = { ...running, state: 'done', done: 4, result: { rows: 4 } };
  const at = host({ ...running, done: 2 }, undefined, done);
  expect(await followedJob(running, at)).toEqual(done);
  // Where nothing came for a while it is asked for the same again.
  expect(at.asked).toEqual([0, 1, 1]);
  expect(await followedJob(done, host())).toEqual(done);
});

it('one that failed, or was cancelled before anything came of it, ends with its sentence', async () => {
  const error = { message: 'The disk is full.' };
  await expect(followedJob(running, host({ ...running, state: 'failed', error }))).rejects.toThrow(
    new AdminError('The disk is full.', { conflict: true }),
  );
  const stopped = { ...running, state: 'cancelled', error: { message: 'Stopped.' } } as const;
  await expect(followedJob(running, host(stopped))).rejects.toThrow(new Failure('Stopped.'));
  const some = { ...stopped, result: { delivered: 2 } };
  expect(await followedJob(running, host(some))).toEqual(some);
});
