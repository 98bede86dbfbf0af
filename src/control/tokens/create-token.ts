import { z } from 'zod';
import { createToken } from '../../access/admin/tokens.ts';
import { SCOPES, TASKS } from '../../access/scopes.ts';
import { named } from '../named.ts';
import { route } from '../route.ts';
import { NewToken } from './token.ts';

const CreateToken = z
  .strictObject({
    page: z.string().optional().describe('A Page token: id, Instagram id or exact name of a Page.'),
    user: z.string().optional().describe('A user token: id or exact name of a user.'),
    app: z.string().optional().describe('An app token: id or exact name of an app.'),
    for_app: z
      .string()
      .optional()
      .describe('The app that a Page or user token belongs to; the only one when not given.'),
    scopes: z.array(z.enum(SCOPES)).optional().describe('All when not given.'),
    tasks: z.array(z.enum(TASKS)).optional().describe('Of a Page token; all when not given.'),
    expires_in: z
      .int()
      .optional()
      .describe('Seconds; negative: already over; without it the token never expires.'),
  })
  .refine(
    ({ page, user, app }) => [page, user, app].filter((one) => one !== undefined).length === 1,
    {
      error: 'Say whose token: one of page, user and app.',
    },
  )
  .refine(({ app, for_app }) => app === undefined || for_app === undefined, {
    error: 'An app token belongs to the app of "app": leave "for_app" out.',
  })
  .register(named, { id: 'CreateToken' });

export const createTokenRoute = route({
  method: 'POST',
  path: '/tokens',
  id: 'createToken',
  summary: 'Create a token: of a Page, a user or an app',
  input: CreateToken,
  output: NewToken,
  status: 201,
  handle: async (deps, _params, { page, user, app, for_app, scopes, tasks, expires_in }) => {
    const { no, ...token } = await createToken(deps, {
      kind: page !== undefined ? 'page' : user !== undefined ? 'user' : 'app',
      appId: app ?? for_app,
      pageId: page,
      userId: user,
      scopes,
      tasks,
      expiresIn: expires_in,
    });
    return { id: String(no), ...token };
  },
});
