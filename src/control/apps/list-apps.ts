import { eachApp } from '../../admin/apps.ts';
import { route } from '../route.ts';
import { AppList } from './app.ts';

export const listAppsRoute = route({
  method: 'GET',
  path: '/apps',
  id: 'listApps',
  summary: 'List the apps',
  output: AppList,
  handle: (deps) => ({ data: eachApp(deps) }),
});
