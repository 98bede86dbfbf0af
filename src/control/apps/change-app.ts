import { z } from 'zod';
import { changeApp } from '../../admin/app-settings.ts';
import { APP_ROLES } from '../../store/directory.ts';
import { changesOf } from '../changes.ts';
import { named } from '../named.ts';
import { route } from '../route.ts';
import { App } from './app.ts';

const ChangeApp = changesOf({
  mode: z.enum(['development', 'live']).optional(),
  access: z
    .record(z.string(), z.enum(['standard', 'advanced']))
    .optional()
    .describe('The level of scopes and features, by their name.'),
  roles: z
    .record(z.string(), z.enum([...APP_ROLES, 'none']))
    .optional()
    .describe('The roles of users, by their id or exact name.'),
  business_verified: z.boolean().optional(),
  require_proof: z.boolean().optional(),
  redirect_uris: z
    .array(z.string())
    .optional()
    .describe('Where the login dialog may lead back to, in place of those there were.'),
}).register(named, { id: 'ChangeApp' });

export const changeAppRoute = route({
  method: 'PATCH',
  path: '/apps/{app}',
  id: 'changeApp',
  summary:
    'Change an app, named by id or exact name: review, roles, proofs, where its login leads back to',
  input: ChangeApp,
  output: App,
  handle: (
    deps,
    { app },
    { mode, access, roles, business_verified, require_proof, redirect_uris },
  ) =>
    changeApp(deps, app, {
      ...(mode !== undefined && { mode }),
      ...(access && { access }),
      ...(roles && { roles }),
      ...(business_verified !== undefined && { verified: business_verified }),
      ...(require_proof !== undefined && { requireProof: require_proof }),
      ...(redirect_uris && { redirectUris: redirect_uris }),
    }),
});
