import { operation } from '../operation.ts';
import { listOf } from '../schema.ts';
import { JobInfo, servedJobs, shownJob } from './job.ts';

export const listJobsOperation = operation({
  id: 'listJobs',
  words:
    'List the jobs that run, and those that ended of late, without what came of them: 100, in memory',
  http: 'GET /jobs',
  takes: {},
  gives: listOf('JobList', JobInfo),
  run: async (deps) => ({
    data: servedJobs(deps).all.map((job) => ({ ...shownJob(job), result: undefined })),
  }),
  onServer: true,
  command: 'jobs',
  examples: ['jobs', 'jobs --json'],
  says: () => 'There is no job.',
  columns: {
    ID: 'id',
    KIND: 'kind',
    STATE: 'state',
    DONE: ({ done, total, unit }) => `${done}${total === undefined ? '' : ` of ${total}`} ${unit}`,
    STARTED: 'started',
    WORDS: ({ words, error }) => (error ? `${words}: ${error.message}` : words),
  },
});
