import type { EventShape } from './shape.ts';

/** What the platform's staff do about a Page; nobody has sent it (wire.md 9.6). */
export const policy: EventShape<'policy'> = {
  fields: { MESSENGER: 'messaging_policy_enforcement' },
  standby: false,
  tell({ body: { action, reason } }) {
    return { by: 'nobody', own: { policy_enforcement: { action, ...(reason && { reason }) } } };
  },
};
