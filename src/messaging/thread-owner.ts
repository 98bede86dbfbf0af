/** What is known of who controls a conversation. Times in epoch milliseconds. */
export interface ThreadControlState {
  /** The owning app; undefined when nobody ever took it. */
  readonly owner: string | undefined;
  /** When the owner's control ends. */
  readonly until: number;
}

/** Whether nobody controls the conversation: control was released or has ended (wire.md 7.2). */
export const isIdle = (state: ThreadControlState, now: number): boolean =>
  state.owner === undefined || state.until <= now;

/** What an app may know of a conversation's owner. */
export interface VisibleOwner {
  /** Absent for an app that is neither the owner nor the default app. */
  readonly app?: string;
  /** When control ends, in ms. */
  readonly until: number;
}

/**
 * The three levels of visibility of `thread_owner` (wire.md 5.8): the owner and the Page's
 * default app learn who owns the thread and until when; others only until when; nobody learns
 * anything of an idle one.
 */
export function visibleOwner(
  state: ThreadControlState,
  caller: { readonly app: string; readonly defaultApp: string | undefined },
  now: number,
): VisibleOwner | undefined {
  const { owner, until } = state;
  if (owner === undefined || isIdle(state, now)) return undefined;
  const told = caller.app === owner || caller.app === caller.defaultApp;
  return told ? { app: owner, until } : { until };
}
