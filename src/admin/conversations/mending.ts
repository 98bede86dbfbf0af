import { NotMended } from '../../ingest/mend.ts';
import { AdminError } from '../error.ts';
import type { OperationDeps } from '../operation.ts';

/**
 * Mends what an import took for one conversation, or for two.
 * @param done what was to be done, as a participle
 * @throws AdminError where it cannot be, or an import is under way for which nobody here waits
 */
export async function mending<T>(
  deps: OperationDeps,
  done: string,
  work: (deps: OperationDeps) => Promise<T>,
): Promise<T> {
  const refuse = (): never => {
    throw new NotMended('somebody imports into its Page');
  };
  try {
    return await work({ onWait: refuse, ...deps });
  } catch (error) {
    if (!(error instanceof NotMended)) throw error;
    throw new AdminError(`Nothing was ${done}: ${error.message}.`, { conflict: true });
  }
}
