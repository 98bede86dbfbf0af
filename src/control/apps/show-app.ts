import { z } from 'zod';
import { showApp } from '../../admin/apps.ts';
import { named } from '../named.ts';
import { route } from '../route.ts';

const ShownApp = z
  .object({
    id: z.string(),
    name: z.string(),
    client_token: z.string().describe('`id|client_token` may read the app and nothing else.'),
  })
  .register(named, { id: 'ShownApp' });

export const showAppRoute = route({
  method: 'GET',
  path: '/apps/{app}',
  id: 'showApp',
  summary: 'Show an app with its client token',
  output: ShownApp,
  handle: (deps, { app }) => showApp(deps, app),
});
