import { GraphError } from '../../graph/errors/error.ts';
import type { ControlRefusal } from '../../messaging/thread-control/event.ts';
import { ControlRefusedError } from '../../store/page/commands/change-control.ts';
import { KeyReuseError } from '../../store/page/once-answers.ts';

/** What a client is told where control is not changed, or something is another app's to do. */
export const refusedControl = ({ error, values, because }: ControlRefusal): GraphError =>
  new GraphError(error, values, undefined, because);

/**
 * Carries out what may be refused.
 * @throws GraphError of a refusal, `keyReused` (100); else what the work throws
 */
export async function orRefused<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof KeyReuseError) throw new GraphError('keyReused');
    throw error instanceof ControlRefusedError ? refusedControl(error.refusal) : error;
  }
}
