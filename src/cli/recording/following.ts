import { systemScheduler } from '../../base/scheduler.ts';
import type { Ask } from '../../recording/ask.ts';
import { RecordingError } from '../../recording/error.ts';
import type { TimelineRecorder } from '../../recording/taking/recorder.ts';

/** When it ends by itself, in ms of the machine. */
interface Ends {
  readonly for: number | undefined;
  /** Once nothing happened for so long. */
  readonly quiet: number | undefined;
}

/** How often is read, in ms: what was taken back meanwhile could be told no more. */
const PAUSE = 100;

/**
 * Reads on until SIGINT, SIGTERM or its end. A server that goes ends it too: what was read is kept.
 * @throws RecordingError where it becomes too much
 */
export async function following(
  ask: Ask,
  recorder: TimelineRecorder,
  ends: Ends,
  note: (text: string) => void,
): Promise<void> {
  const stopped = new AbortController();
  const stop = (): void => stopped.abort();
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const began = systemScheduler.elapsed();
  let [seen, changed] = [0, began];
  try {
    while (!stopped.signal.aborted) {
      await recorder.read();
      const now = systemScheduler.elapsed();
      const { length } = recorder.rows;
      if (length > seen) [seen, changed] = [length, now];
      if (ends.for !== undefined && now - began >= ends.for) break;
      if (ends.quiet !== undefined && seen > 0 && now - changed >= ends.quiet) break;
      await systemScheduler.sleep(PAUSE, stopped.signal);
    }
    // What is under way may still be answered.
    await ask('awaitQuiet', { for: 0, within: 1_000 });
    await recorder.read({ isEnd: true });
  } catch (error) {
    if (error instanceof RecordingError || recorder.rows.length === 0) throw error;
    note(`The server is gone: what it told until then is written.`);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
