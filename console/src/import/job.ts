import { useEffect, useSyncExternalStore } from 'react';
import { ask } from '../control/ask.ts';
import { newsOf } from '../control/jobs.ts';
import type { ControlSchemas } from '../control/operations.ts';
import { queries } from '../control/use-control.ts';

/** Work of the server of which this page tells. */
export type ImportWork = ControlSchemas['ImportJob'] | ControlSchemas['ImportLookJob'];

/** A job as it was told last, or why it is not told. */
interface Followed {
  readonly job?: ImportWork;
  readonly error?: string;
}

const followed = new Map<string, Followed>();
const listeners = new Set<() => void>();
const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

function become(id: string, next: Followed): void {
  followed.set(id, next);
  for (const tell of listeners) tell();
}

/** Jobs whose news somebody waits for: one question each, whoever shows them. */
const asking = new Set<string>();

/** Follows a job to its end, also where nobody looks at it any more. */
async function follow(id: string): Promise<void> {
  if (asking.has(id)) return;
  asking.add(id);
  try {
    for await (const job of newsOf<ImportWork>(id)) become(id, { job });
    await queries.invalidateQueries();
  } catch (error) {
    become(id, { ...followed.get(id), error: (error as Error).message });
  } finally {
    asking.delete(id);
  }
}

const NOTHING: Followed = {};

/** A job of the server, as it is: it goes on whatever page is looked at, and is there after a reload. */
export function useJob(id: string | undefined): Followed {
  const found = useSyncExternalStore(subscribe, () =>
    id === undefined ? NOTHING : (followed.get(id) ?? NOTHING),
  );
  useEffect(() => {
    if (id !== undefined && followed.get(id)?.job?.state !== 'done') void follow(id);
  }, [id]);
  return found;
}

/** Whether a job looked into archives, rather than imported them. */
export const isLook = (job: ImportWork): job is ControlSchemas['ImportLookJob'] =>
  job.kind === 'look';

/** Ends a job: what is in stays. */
export const cancelJob = (id: string): void =>
  void ask('DELETE /jobs/{job}', { job: id }).catch(() => undefined);
