import { expect, it } from 'vitest';
import { AdminError } from '../../src/admin/error.ts';
import { shownJob } from '../../src/admin/jobs/job.ts';
import { Jobs } from '../../src/admin/jobs/jobs.ts';
import type { JobProgress } from '../../src/admin/jobs/long-job.ts';
import { Bell } from '../../src/base/bell.ts';
import type { Scheduler } from '../../src/base/scheduler.ts';

/** Jobs of a machine on which every wait but that for work is over at once. */
function registry() {
  let now = 0;
  const faults: unknown[] = [];
  const scheduler: Scheduler = {
    elapsed: () => now,
    sleep: () => new Promise((resolve) => setImmediate(() => setImmediate(resolve))),
    after: () => () => undefined,
  };
  const jobs = new Jobs({
    clock: { now: () => Date.UTC(2026, 4, 4, 10) + now },
    scheduler,
    bell: new Bell(scheduler),
    onFault: (fault) => faults.push(fault),
  });
  const pass = (ms: number): void => {
    now += ms;
  };
  return { jobs, faults, pass };
}

/** Work that goes on until it is told what comes of it. */
function held<R extends object>() {
  const end = Promise.withResolvers<R>();
  let progress: JobProgress<R> | undefined;
  const work = (given: JobProgress<R>): Promise<R> => {
    progress = given;
    given.signal.addEventListener('abort', () => end.reject(given.signal.reason));
    return end.promise;
  };
  return { work, end, show: (...at: Parameters<JobProgress<R>['show']>) => progress?.show(...at) };
}

it('what is done within a moment is answered with what came of it', async () => {
  const { jobs } = registry();
  const job = await jobs.run('replay', 'Send 2 events once more', 'events', async ({ show }) => {
    show({ done: 2, total: 2 });
    return { delivered: 2 };
  });
  expect(shownJob(job)).toEqual({
    id: '1',
    kind: 'replay',
    state: 'done',
    words: 'Send 2 events once more',
    done: 2,
    total: 2,
    unit: 'events',
    started: '2026-05-04T10:00:00.000Z',
    ended: '2026-05-04T10:00:00.000Z',
    ms: 0,
    result: { delivered: 2 },
  });
});

it('what takes longer is answered as it runs, and told until it has ended', async () => {
  const { jobs, pass } = registry();
  const { work, end, show } = held<{ rows: number }>();
  const job = await jobs.run('import', 'Import a.zip', 'bytes', work);
  show({ done: 3, total: 9, phase: 'writing' });
  expect(shownJob(job)).toMatchObject({ state: 'running', done: 3, total: 9, phase: 'writing' });
  pass(500);
  end.resolve({ rows: 9 });
  await job.ended;
  expect(shownJob(jobs.named('1'))).toMatchObject({
    ...{ state: 'done', ended: '2026-05-04T10:00:00.500Z', ms: 500, result: { rows: 9 } },
  });
  expect(shownJob(job)).not.toHaveProperty('phase');
});

it('progress is news ten times a second at most, the end at once', async () => {
  const { jobs, pass } = registry();
  const { work, end, show } = held<object>();
  const job = await jobs.run('import', 'Import a.zip', 'bytes', work);
  const first = job.changes;
  pass(100);
  show({ done: 1 });
  expect(job.changes).toBe(first + 1);
  show({ done: 2 });
  pass(99);
  expect(job.changes).toBe(first + 1);
  pass(1);
  expect(job.changes).toBe(first + 2);
  end.resolve({});
  await job.ended;
  expect(job.changes).toBe(first + 3);
});

it('a job that is cancelled keeps what came of it until then', async () => {
  const { jobs, faults } = registry();
  const { work, show } = held<{ delivered: number }>();
  const { id } = await jobs.run('replay', 'Send 9 events once more', 'events', work);
  show({ done: 4, result: { delivered: 4 } });
  expect(shownJob(await jobs.cancel(id))).toMatchObject({
    ...{ state: 'cancelled', done: 4, result: { delivered: 4 } },
    error: { message: 'The job was cancelled.' },
  });
  expect(shownJob(await jobs.cancel(id)).state).toBe('cancelled');
  expect(faults).toEqual([]);
});

it('one that has done all before it looked at the signal is done', async () => {
  const { jobs } = registry();
  const end = Promise.withResolvers<object>();
  const { id } = await jobs.run('replay', 'Send 1 event once more', 'events', () => end.promise);
  const cancelled = jobs.cancel(id);
  end.resolve({ delivered: 1 });
  expect((await cancelled).state).toBe('done');
});

it('what is refused within a moment is told to whoever asked, later in the job', async () => {
  const { jobs, faults } = registry();
  const refusal = new AdminError('There is nothing at a.zip.');
  const refused = jobs.run('import', 'Import a.zip', 'bytes', () => Promise.reject(refusal));
  await expect(refused).rejects.toBe(refusal);
  const { work, end } = held<object>();
  const job = await jobs.run('import', 'Import a.zip', 'bytes', work);
  end.reject(refusal);
  await job.ended;
  expect(shownJob(job)).toMatchObject({
    ...{ state: 'failed', error: { message: 'There is nothing at a.zip.' } },
  });
  expect(faults).toEqual([]);
});

it('a fault of ours is told as one, and logged once', async () => {
  const { jobs, faults } = registry();
  const fault = new TypeError('undefined is not a function');
  await expect(
    jobs.run('import', 'Import a.zip', 'bytes', () => {
      throw fault;
    }),
  ).rejects.toBe(fault);
  // Whoever answers the request logs that one.
  expect(faults).toEqual([]);
  const { work, end } = held<object>();
  const job = await jobs.run('import', 'Import a.zip', 'bytes', work);
  end.reject(fault);
  await job.ended;
  expect(faults).toEqual([fault]);
  expect(shownJob(job).error?.message).toBe(
    'It failed by a fault of ours: the log of the server says more.',
  );
});

it('a full disk is told in words', async () => {
  const { jobs } = registry();
  const { work, end } = held<object>();
  const job = await jobs.run('import', 'Import a.zip', 'bytes', work);
  end.reject(Object.assign(new Error('write'), { code: 'ENOSPC' }));
  await job.ended;
  expect(shownJob(job).error?.message).toMatch(/^The store cannot grow: the disk is full/);
});

it('the newest 100 that have ended are kept, and all that run; no more than 20 do', async () => {
  const { jobs } = registry();
  const { work, end } = held<object>();
  await jobs.run('import', 'Import a.zip', 'bytes', work);
  for (let i = 0; i < 105; i++) await jobs.run('replay', 'Send', 'events', async () => ({}));
  const ids = jobs.all.map(({ id }) => id);
  expect(ids).toHaveLength(101);
  expect([ids[0], ids[1], ids.at(-1)]).toEqual(['1', '7', '106']);
  expect(() => jobs.named('6')).toThrow('There is no job 6: `convograph jobs` shows the ids.');
  for (let i = 0; i < 19; i++) await jobs.run('import', 'Import b.zip', 'bytes', work);
  await expect(jobs.run('import', 'Import c.zip', 'bytes', work)).rejects.toThrow(
    'There are 20 jobs running already',
  );
  end.resolve({});
});

it('a server that stops cancels what runs, waits for it, and begins nothing more', async () => {
  const { jobs } = registry();
  const { work } = held<object>();
  const job = await jobs.run('import', 'Import a.zip', 'bytes', work);
  await jobs.end();
  expect(shownJob(job)).toMatchObject({
    ...{ state: 'cancelled', error: { message: 'The server was stopped.' } },
  });
  await expect(jobs.run('import', 'Import a.zip', 'bytes', work)).rejects.toThrow(
    'The server is being stopped.',
  );
});
