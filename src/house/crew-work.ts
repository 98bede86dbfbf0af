import type { Scheduler } from '../base/scheduler.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Crew } from './crew.ts';

/** How often it is looked whether what was armed is spent, in ms. */
const LOOK = 1_000;

interface CrewWork {
  readonly crew: Crew;
  /** Undefined where nothing is delivered. */
  readonly delivery: Pick<Delivery, 'stop' | 'look' | 'takeOver'> | undefined;
  /** What calls and webhooks can be made to meet, in the memory of the first. */
  readonly armories: readonly { readonly isArmed: boolean }[];
  readonly scheduler: Pick<Scheduler, 'after'>;
  readonly onFault: (fault: unknown) => void;
}

/**
 * Has a crew be one, as far as callers can tell: while something is armed all calls and webhooks are the
 * first's, which counts them; the lanes of one that died are taken over at once.
 * @returns what the first waits for before it acknowledges that something was armed
 */
export function workInCrew({ crew, delivery, armories, scheduler, onFault }: CrewWork) {
  crew.onEnded(() => void delivery?.takeOver().catch(onFault));
  crew.onFirstAlone(async (isAlone) => {
    if (isAlone) await delivery?.stop();
    else void delivery?.look();
  });
  let said = false;
  let saying = Promise.resolve();
  const say = async (): Promise<void> => {
    const isArmed = armories.some((each) => each.isArmed);
    if (isArmed === said) return;
    said = isArmed;
    await crew.leaveToFirst(isArmed);
    if (!isArmed) return;
    // What the others gave back has nobody else now.
    void delivery?.takeOver().catch(onFault);
    watch();
  };
  const watch = (): void => {
    scheduler.after(LOOK, () => {
      void settled().catch(onFault);
      if (said) watch();
    });
  };
  const settled = (): Promise<void> => {
    saying = saying.catch(() => undefined).then(say);
    return saying;
  };
  return settled;
}
