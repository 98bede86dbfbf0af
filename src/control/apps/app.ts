import { z } from 'zod';
import type { AppInfo } from '../../admin/apps.ts';
import { APP_ROLES } from '../../store/directory.ts';
import { listOf, named } from '../named.ts';

const AppRole = z
  .object({ user_id: z.string(), role: z.enum(APP_ROLES) })
  .register(named, { id: 'AppRole', description: 'The role of a user on an app.' });

export const App = z
  .object({
    id: z.string(),
    name: z.string(),
    mode: z.enum(['development', 'live']),
    standard_access: z
      .array(z.string())
      .readonly()
      .describe('Scopes and features at standard access; all others have advanced access.'),
    business_verified: z.boolean(),
    require_proof: z
      .boolean()
      .describe(
        'Whether every call needs an appsecret_proof, but those with an app or client token.',
      ),
    redirect_uris: z
      .array(z.string())
      .readonly()
      .describe('Where the login dialog may lead back to, letter by letter.'),
    roles: z.array(AppRole).readonly(),
  } satisfies Record<keyof AppInfo, z.ZodType>)
  .register(named, { id: 'App', description: 'An app, without its secret.' });

export const AppList = listOf('AppList', App);
