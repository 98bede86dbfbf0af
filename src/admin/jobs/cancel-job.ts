import { operation } from '../operation.ts';
import { text } from '../schema.ts';
import { JobInfo, servedJobs, shownJob } from './job.ts';

export const cancelJobOperation = operation({
  id: 'cancelJob',
  words: 'Cancel a job: what it has done stays; one that has ended stays as it is',
  http: 'DELETE /jobs/{job}',
  takes: { job: text('id of the job') },
  gives: JobInfo,
  run: async (deps, { job }) => shownJob(await servedJobs(deps).cancel(job)),
  onServer: true,
  command: 'job cancel <job>',
  examples: ['job cancel 3'],
  says: ({ id, state }) =>
    state === 'running' ? `Job ${id} is about to end.` : `Job ${id} is ${state}.`,
});
