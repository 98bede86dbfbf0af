import type { Noun } from '../operation.ts';
import { cancelJobOperation } from './cancel-job.ts';
import { listJobsOperation } from './list-jobs.ts';
import { showJobOperation } from './show-job.ts';

export const JOBS: Noun = {
  name: 'jobs',
  words: listJobsOperation.words,
  examples: [],
  operations: [listJobsOperation, showJobOperation],
};

export const JOB: Noun = {
  name: 'job',
  words: 'Long work of the server',
  examples: ['job cancel 3'],
  operations: [cancelJobOperation],
};
