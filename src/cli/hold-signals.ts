import { setImmediate } from 'node:timers/promises';
import { systemScheduler } from '../base/scheduler.ts';
import { Failure } from '../house/failure.ts';

/** Signals by which people and their tools end a command. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** npm passes Ctrl+C on to a program that the terminal has told already: one wish, two signals. */
export const SAME_WISH_MS = 500;

/**
 * Does what is not to be cut off midway, such as making a store that may have to be taken away again:
 * until it is done a signal does not end the process, unless another comes that was not the same wish.
 * @param work may ask whether one has come, before it begins with what takes long
 * @throws what `work` throws; of what it asks, Failure
 */
export async function holdingSignals<T>(
  work: (requireNone: () => Promise<void>) => Promise<T>,
): Promise<T> {
  let since: number | undefined;
  const onSignal = (): void => {
    if (since !== undefined && systemScheduler.elapsed() - since > SAME_WISH_MS) process.exit(1);
    since ??= systemScheduler.elapsed();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  try {
    return await work(async () => {
      // One that has come is told in the turn after the next look for what came in.
      await setImmediate();
      await setImmediate();
      if (since !== undefined) throw new Failure('Stopped before it had begun.');
    });
  } finally {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  }
}
