import { decline, removeApp } from '../../../access/authorization.ts';
import { type PermissionStatus, statusOf } from '../../../access/permission-status.ts';
import { GraphError } from '../../../graph/errors/error.ts';
import type { Call } from '../../../graph/execute/call.ts';
import { optional } from '../../../graph/params/param.ts';
import { string } from '../../../graph/params/types.ts';
import type { UserRow } from '../../../store/directory.ts';
import { enumValue } from '../../params.ts';
import { declare, type Services } from '../../services.ts';

const { scalar } = declare;

interface Permission {
  readonly permission: string;
  readonly status: PermissionStatus;
}

const permissionType = declare.node<Permission>('Permission', 'What a person said to a scope.', {
  fields: [
    scalar('permission', 'string', 'The scope.', (each) => each.permission),
    scalar('status', 'string', 'granted, declined or expired.', (each) => each.status),
  ],
});

const STATUSES = ['granted', 'declined', 'expired'] as const satisfies PermissionStatus[];

/** What a person allowed the app of the token (wire.md 5.15). */
export const permissions = declare.edge<UserRow, Permission>(
  'permissions',
  () => permissionType,
  'What the person allowed the app, scope by scope.',
  {
    paged: false,
    params: [
      { name: 'permission', type: 'string', description: 'This scope only.' },
      { name: 'status', type: 'enum', words: STATUSES, description: 'Only such.' },
    ],
    async load(nodes, args, call) {
      const [wanted, status] = [args.get('permission'), enumValue(args, 'status', STATUSES)];
      const slices = [];
      for (const user of nodes) {
        const all = await permissionsOf(user, call);
        const items = all.filter(
          (each) => (!wanted || each.permission === wanted) && (!status || each.status === status),
        );
        slices.push({ items, hasNext: false, hasPrevious: false });
      }
      return slices;
    },
  },
);

/** What is written down, and what the token has that the person was never asked about. */
async function permissionsOf(user: UserRow, call: Call<Services>): Promise<Permission[]> {
  const { caller, store } = call.services;
  const rows = await store.directory.permissions.of(caller.app.id, user.id);
  const known = new Set(rows.map(({ scope }) => scope));
  const own = caller.user?.id === user.id ? [...caller.scopes] : [];
  const unasked = own.filter((scope) => !known.has(scope));
  return [
    ...rows.map((row) => ({ permission: row.scope, status: statusOf(row, call.now) })),
    ...unasked.map((permission) => ({ permission, status: 'granted' as const })),
  ];
}

/**
 * Takes a scope from the app, named by parameter or path (wire.md 13.3 o); without one removes
 * the app, whose tokens are then refused (458).
 */
export const revokePermissions = declare.operation(
  'DELETE',
  'permissions',
  'Takes a scope from the app; without one the app is removed.',
  {
    item: 'permission',
    params: { permission: optional(string(), 'The scope; all and the app itself without it.') },
    result: { success: 'bool' },
    async check(user: UserRow, { args: { permission } }, call) {
      if (permission === undefined) return;
      const known = (await permissionsOf(user, call)).map((each) => each.permission);
      if (known.includes(permission)) return;
      const values = known.join(', ');
      throw new GraphError('enumParameter', { param: 'permission', values, got: permission });
    },
    async run(user: UserRow, { args: { permission } }, call) {
      const { caller, store } = call.services;
      const who = { app: caller.app.id, user: user.id };
      await store.transaction((tx) =>
        permission === undefined ? removeApp(tx, who, call.now) : decline(tx, who, permission),
      );
      return { answer: { success: true } };
    },
  },
);
