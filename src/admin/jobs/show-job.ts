import { operation } from '../operation.ts';
import { text } from '../schema.ts';
import { JobInfo, servedJobs, shownJob } from './job.ts';

export const showJobOperation = operation({
  id: 'showJob',
  words: 'Show a job: how far it is, or what came of it',
  http: 'GET /jobs/{job}',
  takes: { job: text('id of the job') },
  gives: JobInfo,
  run: async (deps, { job }) => shownJob(servedJobs(deps).named(job)),
});
