import { z } from 'zod';
import { TO_GO_ON } from '../../admin/apps/app.ts';
import { APP_ROLES, SUBSCRIBED_OBJECTS } from '../../store/directory.ts';
import { ConversationSeed, PersonSeed } from './people.ts';
import { id, listOf, mapOf, oneOf, text, thing, yesOrNo } from './words.ts';

const UserSeed = thing(
  {
    id: id().optional(),
    name: text('of the user'),
    email: text('told to apps that hold the scope email').optional(),
  },
  'somebody who works for Pages, or on apps',
);
export type UserSeed = z.infer<typeof UserSeed>;

const WebhookSeed = thing(
  {
    object: oneOf(SUBSCRIBED_OBJECTS, 'whose events'),
    callback: text('address that they are sent to; it is verified with the first of them'),
    verify_token: text('what the callback knows the handshake by'),
    fields: listOf(text('such as messages'), 'which events'),
    include_values: yesOrNo('whether changes come with their values').optional(),
  },
  'what the app is subscribed to',
);

const hexadecimal = (about: string) =>
  z
    .string('must be 32 hexadecimal digits in lower case')
    .regex(/^[0-9a-f]{32}$/, 'must be 32 hexadecimal digits in lower case')
    .describe(about);

const AppSeed = thing(
  {
    id: id().optional(),
    name: text('of the app'),
    secret: hexadecimal('used as it is; made, never the same, when left out').optional(),
    instagram_secret: hexadecimal('what Instagram login has in its place').optional(),
    mode: oneOf(['live', 'development'], 'live when left out').optional(),
    access: mapOf(
      oneOf(['standard', 'advanced'], ''),
      'levels of scopes and features, advanced when left out',
    ).optional(),
    business_verified: yesOrNo('true when left out').optional(),
    require_proof: yesOrNo('false when left out').optional(),
    redirect_uris: listOf(text('an address'), 'where its login may lead back to').optional(),
    roles: mapOf(oneOf(APP_ROLES, ''), 'roles on it, by users').optional(),
    used_before: listOf(
      oneOf(TO_GO_ON, ''),
      'what Meta froze, and the app used before and may go on to use',
    ).optional(),
    webhooks: listOf(WebhookSeed, 'subscriptions, an object each').optional(),
  },
  'an app',
);
export type AppSeed = z.infer<typeof AppSeed>;

const subscribedApps = mapOf(
  listOf(text('such as messages'), 'fields'),
  'apps that get its events, with the fields',
);

const PageSeed = thing(
  {
    id: id().optional(),
    name: text('of the Page'),
    instagram: thing(
      {
        id: id().optional(),
        username: text('of the account'),
        subscribed_apps: subscribedApps.optional(),
      },
      'the Instagram account that is linked to it',
    ).optional(),
    mode: oneOf(['archive', 'strict'], 'archive when left out').optional(),
    limits: oneOf(['on', 'off'], 'rate limits: off when left out').optional(),
    category: text('told with the Page').optional(),
    picture: text('path of a picture, from the folder of the file').optional(),
    routing: thing(
      {
        default_app: text('app of conversations that nobody owns').optional(),
        primary_receiver: text('the Primary Receiver of the older protocol').optional(),
        receiving: listOf(
          text('such as link=APP or ad:ID=APP:5'),
          'which app receives whoever comes by a link or an ad',
        ).optional(),
        may_take: listOf(text('an app'), 'apps that may take control').optional(),
      },
      'which apps conversations go to',
    ).optional(),
    roles: mapOf(
      z.union(
        [z.literal('all'), listOf(text('such as MESSAGING'), '')],
        'must be all, or a list of tasks',
      ),
      'users who work for it, with all tasks or some',
    ).optional(),
    subscribed_apps: subscribedApps.optional(),
    people: listOf(PersonSeed, 'who writes to it').optional(),
    conversations: listOf(ConversationSeed, 'what was said').optional(),
  },
  'a Page',
);
export type PageSeed = z.infer<typeof PageSeed>;

const TokenSeed = thing(
  {
    app: text('id or name of the app it belongs to'),
    page: text('a Page access token: id or name').optional(),
    instagram: text('a token of Instagram login: id or name of the Page').optional(),
    user: text(
      'a user token, or with `page` the person whom a Page access token follows',
    ).optional(),
    scopes: listOf(text('such as pages_messaging'), 'all when left out').optional(),
    tasks: listOf(
      text('such as MESSAGING'),
      'of a Page access token: all when left out',
    ).optional(),
  },
  'a token without an end',
);
export type TokenSeed = z.infer<typeof TokenSeed>;

/** A seed file. */
export const SeedFile = thing(
  {
    $schema: z.string().optional(),
    convograph: z.literal(1, 'must be 1: the version of this form'),
    now: text('moment at which the clock stands; without it the clock stays as it is').optional(),
    users: listOf(UserSeed, 'people behind Pages and apps').optional(),
    apps: listOf(AppSeed, 'apps').optional(),
    pages: listOf(PageSeed, 'Pages with their conversations').optional(),
    tokens: listOf(
      TokenSeed,
      'tokens; without it one a Page and app that belong together',
    ).optional(),
  },
  'What a store of Convograph begins with.',
);
export type SeedFile = z.infer<typeof SeedFile>;
