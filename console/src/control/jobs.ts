import { ask } from './ask.ts';
import { ControlError } from './control-plane.ts';
import type { ControlSchemas } from './operations.ts';

/** How long one question for news of a job waits, in ms. */
const WITHIN = 20_000;

/**
 * Waits for the end of a job that was begun.
 * @throws ControlError with its reason where it failed or was cancelled
 */
export async function ended<Job extends Pick<ControlSchemas['RestoreJob'], 'id' | 'state'>>(
  begun: Job,
): Promise<Job> {
  let after = 0;
  for (let job = begun as Job & Pick<ControlSchemas['RestoreJob'], 'error' | 'words'>; ; ) {
    if (job.state === 'done') return job;
    if (job.state !== 'running') throw new ControlError(job.error?.message ?? job.words, 409);
    const news = await ask('POST /wait', { for: 'job', job: job.id, after, within: WITHIN });
    after = news.cursor;
    job = (await ask('GET /jobs/{job}', { job: job.id })) as unknown as typeof job;
  }
}
