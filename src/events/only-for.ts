import type { NewEvent } from '../store/log/kinds.ts';

/** The one app that an event is for: whose role it is, or who is told of control (wire.md 7.4). */
export const onlyFor = ({ kind, body }: NewEvent): string | undefined =>
  kind === 'app_role' ? body.app : kind === 'thread_control' ? body.told?.app : undefined;
