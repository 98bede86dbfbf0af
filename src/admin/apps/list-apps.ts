import { inStrides } from '../../base/in-strides.ts';
import type { AppRow } from '../../store/directory.ts';
import { appInfo } from '../apps.ts';
import { operation } from '../operation.ts';
import { AppList } from './app.ts';

export const listAppsOperation = operation({
  id: 'listApps',
  words: 'List the apps',
  http: 'GET /apps',
  takes: {},
  gives: AppList,
  run: ({ store: { directory } }) => ({
    data: inStrides({
      read: (last: AppRow | undefined, limit) => directory.apps.after(last?.id ?? '', limit),
      make: (app) => appInfo(directory, app),
      more: ({ roles }) => roles.length,
    }),
  }),
  command: 'app list',
  examples: ['app list'],
  says: () => 'There is no app yet: `npx convograph app create --name NAME` makes one.',
  columns: {
    ID: 'id',
    NAME: 'name',
    MODE: 'mode',
    'STANDARD ACCESS': ({ standard_access: words }) => words.join(',') || undefined,
    VERIFIED: (app) => (app.business_verified ? 'yes' : 'no'),
    'NEEDS PROOF': (app) => (app.require_proof ? 'yes' : 'no'),
    ROLES: ({ roles }) =>
      roles.map(({ user_id, role }) => `${user_id}: ${role}`).join('; ') || undefined,
    'LOGINS LEAD TO': ({ redirect_uris: uris }) => uris.join(' ') || undefined,
  },
});
