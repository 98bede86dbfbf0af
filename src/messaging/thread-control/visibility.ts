import type { ControlRefusal } from './event.ts';
import { type ControlSetting, isIdle, regimeOf, type ThreadControlState } from './state.ts';

/** What an app may know of a conversation's owner. */
export interface VisibleOwner {
  /** Absent for an app that is neither the owner nor the default app. */
  readonly app?: string;
  /** When control ends, in ms; absent of a primary receiver who has what nobody owns. */
  readonly until?: number;
}

/**
 * The three levels of visibility of `thread_owner` (wire.md 5.8): the owner and the Page's
 * default app learn who owns the thread and until when; others only until when; nobody learns
 * anything of an idle one. By the older protocol the primary receiver alone may ask, and it has what
 * nobody owns.
 */
export function visibleOwner(
  setting: Pick<ControlSetting, 'defaultApp' | 'primaryReceiver'>,
  control: ThreadControlState,
  app: string,
  now: number,
): VisibleOwner | ControlRefusal | undefined {
  const { owner, until } = control;
  const { defaultApp, primaryReceiver } = setting;
  const isNobodys = owner === undefined || isIdle(control, now);
  if (regimeOf(setting) === 'handover') {
    if (app !== primaryReceiver) {
      return {
        error: 'receiversOnly',
        because: 'The Primary Receiver alone may ask who owns a conversation.',
      };
    }
    return isNobodys ? { app } : { app: owner, until };
  }
  if (isNobodys) return undefined;
  return app === owner || app === defaultApp ? { app: owner, until } : { until };
}
