import { ask } from './ask.ts';
import { ControlError } from './control-plane.ts';
import type { ControlSchemas } from './operations.ts';

/** How long one question for news of a job waits, in ms. */
const WITHIN = 20_000;

type Job = Pick<ControlSchemas['RestoreJob'], 'id' | 'state' | 'error' | 'words'>;

/** A job as it is, and each time that there is news of it; the last that comes is its end. */
export async function* newsOf<Of extends Pick<Job, 'state'>>(id: string): AsyncGenerator<Of, void> {
  for (let after = 0; ; ) {
    const job = (await ask('GET /jobs/{job}', { job: id })) as unknown as Of;
    yield job;
    if (job.state !== 'running') return;
    const news = await ask('POST /wait', { for: 'job', job: id, after, within: WITHIN });
    after = news.cursor;
  }
}

/**
 * Waits for the end of a job that was begun.
 * @throws ControlError with its reason where it failed or was cancelled
 */
export async function ended<Begun extends Pick<Job, 'id' | 'state'>>(begun: Begun): Promise<Begun> {
  let last = begun as Begun & Job;
  for await (const job of newsOf<Begun & Job>(begun.id)) last = job;
  if (last.state === 'done') return last;
  throw new ControlError(last.error?.message ?? last.words, 409);
}
