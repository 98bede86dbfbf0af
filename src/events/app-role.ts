import type { EventShape } from './shape.ts';

/** An app has another role on the Page: told to itself alone, and sent by nobody (wire.md 7.4). */
export const appRole: EventShape<'app_role'> = {
  fields: { MESSENGER: 'messaging_handovers' },
  standby: false,
  tell: ({ body: { app, role } }) => ({ by: 'nobody', own: { app_roles: { [app]: [role] } } }),
};
