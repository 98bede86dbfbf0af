import { ImportOvertaken } from '../../ingest/lease/overtaken.ts';
import { NotMended } from '../../ingest/mend.ts';
import { AdminError } from '../error.ts';
import type { OperationDeps } from '../operation.ts';

/**
 * Mends what an import took for one conversation, or for two.
 * @param done what was to be done, as a participle
 * @throws AdminError where it cannot be, an import is under way for which nobody here waits, or one
 *   took over, or the Page was deleted meanwhile
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
    if (error instanceof ImportOvertaken) throw new AdminError(error.message, { conflict: true });
    if (!(error instanceof NotMended)) throw error;
    throw new AdminError(`Nothing was ${done}: ${error.message}.`, { conflict: true });
  }
}
