import type { Look } from '../../base/bell.ts';
import type { ControlDeps } from '../explain.ts';
import { LONGEST, LOOK } from './limits.ts';
import { isDelivering } from './webhooks.ts';

/** How long it is waited for what is under way, in ms: as long as receivers and calls may take. */
const PATIENCE = 10_000;

/** Pages that are looked up at once. */
const STRIDE = 100;

/** Whether a webhook of any Page is under way, or is still to be sent for the first time. */
export async function isAnyDelivering(
  deps: Pick<ControlDeps, 'store' | 'clock'>,
): Promise<boolean> {
  let last = 0;
  for (let more = true; more; ) {
    const some = await deps.store.directory.pages.after(last, STRIDE);
    for (const { no } of some) {
      if (await isDelivering(deps, no)) return true;
    }
    last = some.at(-1)?.no ?? last;
    more = some.length === STRIDE;
  }
  return false;
}

/** Waits until every call of Meta's side and every webhook was answered, or long enough. */
export async function settled(deps: ControlDeps): Promise<void> {
  const look = async (): Promise<Look<true>> => {
    if ((deps.answering.journal?.flying ?? 0) > 0) return { again: LONGEST };
    return (await isAnyDelivering(deps)) ? { again: LOOK } : { found: true };
  };
  await deps.bell.until(look, PATIENCE);
}
