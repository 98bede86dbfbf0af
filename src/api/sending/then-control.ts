import type { ControlEvent } from '../../messaging/thread-control/event.ts';
import type { SendArgs } from './params/send.ts';

/** What an app does with its control of a conversation behind a message (wire.md 7.2). */
export function thenControl(
  { thread_control: asked }: SendArgs,
  app: string,
): ControlEvent<'pass' | 'release'> | undefined {
  if (!asked) return undefined;
  const { control_type, app_id: target, metadata } = asked;
  if (control_type !== 'pass') return { kind: 'release', app };
  return { kind: 'pass', app, target, metadata };
}
