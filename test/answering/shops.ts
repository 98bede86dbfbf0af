import { changeApp } from '../../src/admin/apps/change-app.ts';
import { createApp } from '../../src/admin/apps.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { revokeToken, type TokenSpec } from '../../src/admin/tokens.ts';
import { createUser } from '../../src/admin/users.ts';
import { messageId, messageIdPrefix } from '../../src/store/ids/message-id.ts';
import { FLAGS } from '../../src/store/page/message.ts';
import { type World, world } from '../support/world.ts';
import { trials } from '../writes/trial.ts';

/** A shop as requests are made to it: its ids by the words for them, and tokens of every kind. */
export interface Shop {
  readonly world: World;
  readonly ids: Readonly<Record<string, string>>;
  readonly tokens: Readonly<Record<TokenName, string>>;
}

const TOKENS = [
  ...(['page', 'login', 'unknown', 'expired', 'revoked', 'elsewhere', 'unproven'] as const),
  ...(['powerless', 'user', 'app', 'idle', 'outside'] as const),
];
export type TokenName = (typeof TOKENS)[number];

/** Shops by the state they are in. */
export interface Shops {
  readonly open: Shop;
  /** Its limits are reached. */
  readonly spent: Shop;
  /** Set to refuse whatever is asked of its conversations. */
  readonly refusing: Shop;
}

const MINUTE = 60_000;

export async function openShops(host: 'facebook' | 'instagram'): Promise<Shops> {
  const first = await world({ operations: trials });
  const open = await shop(first, host);
  const spent = await shop(await first.besides({ limits: 'on' }), host);
  const refusing = await shop(await first.besides(), host);
  await changePage(first.server, refusing.world.page.id, { refuse: 368 });
  const token = host === 'facebook' ? spent.tokens.page : spent.tokens.login;
  const prefix = host === 'facebook' ? '' : '/_convograph/instagram';
  const ids = Array.from({ length: 50 }, (_, i) => `999000${i}`).join(',');
  for (let i = 0; i < 100; i++)
    await spent.world.send('GET', `${prefix}/`, { access_token: token, ids });
  return { open, spent, refusing };
}

async function shop(world: World, host: 'facebook' | 'instagram'): Promise<Shop> {
  const { page, app, server } = world;
  const other = await world.besides();
  const chat = await world.conversation({
    said: [
      { text: 'hello', ago: 5 },
      { text: 'gone', ago: 6, flags: FLAGS.deleted },
    ],
  });
  const direct = await world.conversation({ platform: 'INSTAGRAM' });
  const [message = ''] = await world.messageIds(chat);
  const [directMessage = ''] = await world.messageIds(direct);
  const prefix = messageIdPrefix(page.no, chat.no);
  const deleted = messageId(prefix, { created: server.clock.now() - 6 * MINUTE, tie: 0 });
  return {
    world,
    ids: {
      ...{ page: page.id, account: page.instagramId ?? '', theirs: other.page.id, app: app.id },
      ...{ chat: chat.id, direct: direct.id, message, 'direct-message': directMessage },
      ...{ person: chat.person.id, deleted },
    },
    tokens: await tokensOf(world, host),
  };
}

async function tokensOf(world: World, host: 'facebook' | 'instagram'): Promise<Shop['tokens']> {
  const { server, page } = world;
  const kind = host === 'facebook' ? ('page' as const) : ('instagram' as const);
  const ofKind = (spec: Partial<TokenSpec> = {}, to: TokenSpec['kind'] = kind) =>
    world.tokenFor({ kind: to, pageId: page.id, ...spec });
  const revoked = await ofKind();
  await revokeToken(server, revoked);
  const wary = await createApp(server, { name: `Wary of ${page.id}` });
  await changeApp(server, wary.id, { require_proof: true });
  const raw = await createApp(server, { name: `Raw of ${page.id}` });
  await changeApp(server, raw.id, { mode: 'development' });
  const strict = await world.besides({ mode: 'strict' });
  const { id: userId } = await createUser(server, { name: `Sam of ${page.id}`, pageId: page.id });
  return {
    page: world.token,
    login: await ofKind({}, 'instagram'),
    unknown: 'EAAnone',
    expired: await ofKind({ expiresIn: -1 }),
    revoked,
    elsewhere: await ofKind({}, host === 'facebook' ? 'instagram' : 'page'),
    unproven: await ofKind({ appId: wary.id }),
    powerless: await ofKind({
      scopes: host === 'facebook' ? ['email'] : ['instagram_business_basic'],
    }),
    user: await world.tokenFor({ kind: 'user', userId }),
    app: `${world.app.id}|${world.app.secret}`,
    idle: await world.tokenFor({ tasks: ['ANALYZE'] }),
    outside: await ofKind({ appId: raw.id, pageId: strict.page.id }, 'instagram'),
  };
}
