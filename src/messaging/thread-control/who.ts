import { type ControlSetting, isIdle, regimeOf, type ThreadControlState } from './state.ts';

/**
 * The app that is told of what happens in `messaging`, while others hear it in `standby`: the owner, or
 * who has what nobody owns. Undefined where all are told: without a default app nobody stands by
 * (wire.md 7.5).
 */
export function tellsFirst(
  setting: Pick<ControlSetting, 'defaultApp' | 'primaryReceiver'>,
  control: ThreadControlState,
  now: number,
): string | undefined {
  if (regimeOf(setting) === 'none') return undefined;
  return isIdle(control, now) ? (setting.defaultApp ?? setting.primaryReceiver) : control.owner;
}
