import type { ControlDecision, ControlEvent } from '../messaging/thread-control/event.ts';
import type { ControlSetting, ThreadControlState } from '../messaging/thread-control/state.ts';

/** Decides of an event in a conversation; `now` in epoch ms. */
export type ControlRule = (
  setting: ControlSetting,
  standing: ThreadControlState,
  event: ControlEvent,
  now: number,
) => ControlDecision;

/** Everything stays as it is. */
export const LEFT: ControlRule = (_, control) => ({ control, transitions: [] });
