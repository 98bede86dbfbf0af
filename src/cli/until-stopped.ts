import { systemScheduler } from '../base/scheduler.ts';
import type { House } from '../house/house.ts';
import type { Listening } from '../house/listen.ts';
import { SAME_WISH_MS } from './hold-signals.ts';

/**
 * Serves until SIGINT or SIGTERM; answers under way are finished and the store is closed before it
 * resolves. A second signal does not wait for the answers. Signals count from the call on.
 */
export async function untilStopped(listening: Listening, house: House): Promise<void> {
  await new Promise<void>((resolve) => {
    let since: number | undefined;
    const onSignal = (): void => {
      if (since === undefined) {
        since = systemScheduler.elapsed();
        resolve();
      } else if (systemScheduler.elapsed() - since > SAME_WISH_MS) {
        void house.close().finally(() => process.exit(0));
      }
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  });
  await listening.close();
  await house.close();
}
