import { z } from 'zod';
import { SCOPES, TASKS } from '../../access/scopes.ts';
import { changeUser } from '../../admin/change-user.ts';
import { changesOf } from '../changes.ts';
import { named } from '../named.ts';
import { route } from '../route.ts';
import { User } from './user.ts';

const ChangeUser = changesOf({
  password_changed: z.literal(true).optional().describe('The tokens there are end: 190/460.'),
  logged_out: z.literal(true).optional().describe('The tokens there are end: 190/467.'),
  checkpoint: z.boolean().optional().describe('While on, tokens are refused: 190/459.'),
  unconfirmed: z.boolean().optional().describe('While on, tokens are refused: 190/464.'),
  remove_app: z.string().optional().describe('The tokens of this app end: 190/458.'),
  inactive: z.string().optional().describe('As if 90 days had passed without this app: 190/493.'),
  active: z.string().optional().describe('Uses this app again, which undoes `inactive`.'),
  revoke: z.array(z.enum(SCOPES)).optional().describe('Scopes to take from an app.'),
  grant: z.array(z.enum(SCOPES)).optional().describe('Scopes to give to an app again.'),
  for_app: z
    .string()
    .optional()
    .describe('The app of `revoke` and `grant`; the only one when not given.'),
  email: z
    .string()
    .nullable()
    .optional()
    .describe('Told to apps that hold the scope `email`; null takes it away.'),
  page: z.string().optional().describe('Gives a role on this Page.'),
  tasks: z.array(z.enum(TASKS)).optional().describe('Tasks of that role; all when not given.'),
  no_role: z
    .string()
    .optional()
    .describe('Takes the role on this Page away: its Page tokens end, 190/492.'),
}).register(named, { id: 'ChangeUser' });

export const changeUserRoute = route({
  method: 'PATCH',
  path: '/users/{user}',
  id: 'changeUser',
  summary: 'Change a user, named by id or exact name: each way in which tokens end',
  input: ChangeUser,
  output: User,
  handle: (deps, { user }, input) => {
    const { password_changed, logged_out, remove_app, for_app, no_role, email, ...rest } = input;
    return changeUser(deps, user, {
      ...present({
        ...rest,
        passwordChanged: password_changed,
        loggedOut: logged_out,
        removeApp: remove_app,
        forApp: for_app,
        noRole: no_role,
      }),
      ...(email !== undefined && { email: email ?? undefined }),
    });
  },
});

type Present<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Without the fields that were not sent: to be there and undefined may mean something else. */
const present = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Present<T>;
