import { z } from 'zod';
import { INSTAGRAM_SCOPES, SCOPES, TASKS } from '../../access/scopes.ts';
import { createToken, type TokenSpec } from '../../admin/tokens.ts';
import { named } from '../named.ts';
import { route } from '../route.ts';
import { NewToken } from './token.ts';

const OWNERS = ['page', 'user', 'instagram', 'app'] as const;

const CreateToken = z
  .strictObject({
    page: z.string().optional().describe('A Page token: id, Instagram id or exact name of a Page.'),
    user: z.string().optional().describe('A user token: id or exact name of a user.'),
    instagram: z
      .string()
      .optional()
      .describe('A token of Instagram login: the Page whose Instagram account logged in.'),
    app: z.string().optional().describe('An app token: id or exact name of an app.'),
    for_user: z
      .string()
      .optional()
      .describe('The person that a Page token follows; nobody when not given.'),
    system: z.boolean().optional().describe('With `user`: as a system user, whom nobody logs out.'),
    for_app: z
      .string()
      .optional()
      .describe('The app that the token belongs to; the only one when not given.'),
    scopes: z
      .array(z.enum([...SCOPES, ...INSTAGRAM_SCOPES]))
      .optional()
      .describe('All when not given.'),
    tasks: z.array(z.enum(TASKS)).optional().describe('Of a Page token; all when not given.'),
    life: z
      .enum(['short', 'long'])
      .optional()
      .describe('As the platform gives it: 90 minutes (of Instagram one hour), or 60 days.'),
    expires_in: z
      .int()
      .optional()
      .describe('Seconds; negative: already over; without it the token never expires.'),
  })
  .refine((spec) => OWNERS.filter((each) => spec[each] !== undefined).length === 1, {
    error: 'Say whose token: one of page, user, instagram and app.',
  })
  .refine(({ app, for_app }) => app === undefined || for_app === undefined, {
    error: 'An app token belongs to the app of "app": leave "for_app" out.',
  })
  .refine(({ page, for_user }) => page !== undefined || for_user === undefined, {
    error: 'A Page token alone follows a person: "for_user" goes with "page".',
  })
  .refine(({ user, system }) => user !== undefined || !system, {
    error: 'A system user is a user: "system" goes with "user".',
  })
  .register(named, { id: 'CreateToken' });

export const createTokenRoute = route({
  method: 'POST',
  path: '/tokens',
  id: 'createToken',
  summary: 'Create a token: of a Page, a user, an Instagram account or an app',
  input: CreateToken,
  output: NewToken,
  status: 201,
  handle: async (deps, _params, input) => {
    const { no, ...token } = await createToken(deps, specOf(input));
    return { id: String(no), ...token };
  },
});

function specOf(input: z.output<typeof CreateToken>): TokenSpec {
  const { page, user, instagram, app, for_app, for_user, system, expires_in, ...rest } = input;
  const kind = OWNERS.find((each) => input[each] !== undefined) ?? 'page';
  return {
    ...rest,
    kind: system ? 'system' : kind,
    appId: app ?? for_app,
    pageId: page ?? instagram,
    userId: user ?? for_user,
    expiresIn: expires_in,
  };
}
