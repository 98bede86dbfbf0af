import { INBOX_APPS } from '../../src/messaging/inbox-apps.ts';
import type { ControlDecision, Transition } from '../../src/messaging/thread-control/event.ts';
import type {
  ControlSetting,
  Regime,
  ThreadControlState,
} from '../../src/messaging/thread-control/state.ts';

export const HOUR = 3_600_000;
export const NOW = Date.UTC(2026, 4, 4, 12);

/** Meta's own app on Messenger. */
export const META = INBOX_APPS.MESSENGER;

/** `default` is the default app, or the Primary Receiver; `taker` may take; `other` and `owner` are apps. */
export const settingOf = (regime: Regime, more: Partial<ControlSetting> = {}): ControlSetting => ({
  platform: 'MESSENGER',
  defaultApp: regime === 'routing' ? 'default' : undefined,
  primaryReceiver: regime === 'handover' ? 'default' : undefined,
  takers: ['taker'],
  apps: ['default', 'owner', 'other', 'taker'],
  ...more,
});

/** Control that has five hours left. */
export const heldBy = (owner: string | undefined): ThreadControlState => ({
  owner,
  until: owner === undefined ? 0 : NOW + 5 * HOUR,
});

const name = (app: string | undefined): string =>
  app === undefined ? 'idle' : app === META ? 'meta' : app;

const step = ({ change, by, from, to, told, metadata }: Transition): string =>
  [
    `${change}${by === undefined ? '' : ` by ${name(by)}`}: ${name(from)} > ${name(to)}`,
    metadata === undefined ? '' : ` saying ${metadata}`,
    told === undefined ? '' : `, ${name(told.app)} told ${told.of}`,
  ].join('');

/** A decision in a line: why it is refused, or who has control for how many hours, and the steps. */
export function inWords(decision: ControlDecision, now = NOW): string {
  if (decision.refusal) return `refused ${decision.refusal.error}`;
  const { owner, until } = decision.control;
  const held = owner === undefined ? 'idle' : `${name(owner)} for ${(until - now) / HOUR} h`;
  return [held, ...decision.transitions.map(step)].join('; ');
}
