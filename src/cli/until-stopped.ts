import { systemScheduler } from '../base/scheduler.ts';
import { SAME_WISH_MS } from './hold-signals.ts';

/** What ends, and takes its time for it. */
interface Closable {
  close(): Promise<void>;
}

/**
 * Serves until SIGINT or SIGTERM; then what is open is closed before it resolves, one after another:
 * answers under way are finished, and last a store. A second signal waits for the last alone. Signals
 * count from the call on.
 */
export async function untilStopped(...opened: readonly Closable[]): Promise<void> {
  await new Promise<void>((resolve) => {
    let since: number | undefined;
    const onSignal = (): void => {
      if (since === undefined) {
        since = systemScheduler.elapsed();
        resolve();
      } else if (systemScheduler.elapsed() - since > SAME_WISH_MS) {
        void opened
          .at(-1)
          ?.close()
          .finally(() => process.exit(0));
      }
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  });
  for (const each of opened) await each.close();
}
