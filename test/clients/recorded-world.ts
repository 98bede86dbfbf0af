import { authorize } from '../../src/access/authorization.ts';
import { createCode } from '../../src/access/codes.ts';
import { TASKS } from '../../src/access/scopes.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { revokeToken } from '../../src/admin/tokens.ts';
import { createUser } from '../../src/admin/users.ts';
import { recordPersona } from '../../src/store/page/commands/record-persona.ts';
import { fileHost } from '../sending/files.ts';
import { type Conversation, type Said, type World, world } from '../support/world.ts';

type Extra = NonNullable<Said['extra']>;
type Attachment = NonNullable<Extra['attachments']>[number];

/** A small world in which everything is that recorded replies tell of. */
export interface RecordedWorld {
  readonly shop: World;
  /** Ids, by what recorded paths and the tables of replies call them. */
  readonly ids: Readonly<Record<string, string>>;
  /** Tokens by who asks; without more it is the Page. */
  readonly tokens: Readonly<Record<string, string | undefined>>;
}

export async function recordedWorld(): Promise<RecordedWorld> {
  const profile = { category: 'Tea Room', username: 'cornershop' };
  const shop = await (await world()).besides({ profile });
  const { server, page } = shop;
  const media = await server.media.put(Buffer.from('GIF89a, more or less'));
  const person = await shop.person('Ada Okafor', 'MESSENGER', {
    first_name: 'Ada',
    last_name: 'Okafor',
    picture: media,
    locale: 'en_US',
    timezone: 1,
    gender: 'female',
  });
  const messenger = await shop.conversation({
    people: [person],
    control: { app: shop.app.id, until: server.clock.now() + 60_000 },
  });
  const instagram = await shop.conversation({ platform: 'INSTAGRAM' });
  const late = await shop.conversation({ platform: 'INSTAGRAM', said: [{ ago: 25 * 60 }] });
  const ids: Record<string, string> = {
    'page-id': page.id,
    'app-id': shop.app.id,
    'ig-id': page.instagramId ?? '',
    'ig-user-id': page.instagramId ?? '',
    psid: person.id,
    'late customer': late.person.id,
    conversation: messenger.id,
    'instagram conversation': instagram.id,
    'instagram customer': instagram.person.id,
  };
  const said = async (in_: Conversation, what: Readonly<Record<string, Said>>) => {
    for (const [name, message] of Object.entries(what)) {
      await shop.say(in_, { ago: 0, ...message });
      ids[name] = (await shop.messageIds(in_))[0] ?? '';
    }
  };
  await said(messenger, messengerMessages(media));
  await said(messenger, { answer: { by: 'page', text: 'Five o’clock.' } });
  await said(instagram, instagramMessages(media));
  const quiet = await shop.conversation();
  ids['quiet conversation'] = quiet.id;
  await subscribed(shop);
  await server.store.transaction(async (tx) => {
    const persona = { name: 'Ina', picture: media, mime: 'image/gif' };
    const no = await recordPersona(tx, page.no, persona, server.clock.now(), () => '123');
    ids['persona-id'] = String(no);
  });
  ids.picture = (await fileHost()).add(Buffer.from('GIF89a, more or less'), 'ina.gif');
  await shop.send('POST', '/me/messenger_profile', { access_token: shop.token, ...PROFILE });
  Object.assign(ids, await loginsOf(shop));
  return { shop, ids, tokens: await tokensOf(shop) };
}

/** What the Page shows before anybody writes. */
const PROFILE = {
  get_started: '{"payload":"GET_STARTED"}',
  greeting: '[{"locale":"default","text":"Hello!"},{"locale":"en_US","text":"Tea, at five."}]',
  ice_breakers: '[{"question":"Where are you?","payload":"WHERE"}]',
  persistent_menu: JSON.stringify([
    {
      locale: 'default',
      composer_input_disabled: true,
      call_to_actions: [
        { type: 'postback', title: 'Restart', payload: 'RESTART' },
        { type: 'web_url', title: 'Tea', url: 'https://tea.example/' },
      ],
    },
  ]),
  whitelisted_domains: '["https://tea.example/"]',
  account_linking_url: 'https://tea.example/link',
};

/** The app, subscribed to Pages and users. */
const subscribed = ({ server: { store, vault }, app }: World): Promise<void> =>
  store.transaction(async ({ directory: { subscriptions } }) => {
    const row = {
      ...{ app: app.id, callback: 'https://mycallback.com', verifyToken: vault.seal('let me in') },
      ...{ includeValues: false, active: true, verified: undefined },
    };
    const version = 'v23.0';
    await subscriptions.put({ ...row, object: 'page', fields: [{ name: 'messages', version }] });
    await subscriptions.put({ ...row, object: 'user', fields: [{ name: 'feed', version }] });
  });

function messengerMessages(media: string): Record<string, Said> {
  const attached = (attachment: Omit<Attachment, 'id'>): Said => ({
    extra: { attachments: [{ id: '651', size: 20, ...attachment }] },
  });
  const size = { width: 320, height: 240 };
  const link = { link: 'https://example.org/tea.png', name: 'Tea', description: 'In a pot.' };
  const cta = [{ title: 'Order', type: 'web_url', url: 'https://example.org/order' }];
  const template = { title: 'Tea', subtitle: 'In a pot', media, cta };
  return {
    text: { text: 'When do you open?' },
    share: { extra: { shares: [{ id: '652', ...link }] } },
    sticker: { extra: { sticker: { id: '653', media } } },
    gif: attached({ kind: 'image', name: 'tea.gif', mime: 'image/gif', media, ...size }),
    image: {
      text: 'Love is peace!',
      ...attached({ kind: 'image', name: 'tea.jpg', mime: 'image/jpeg', media, ...size }),
    },
    'text file': attached({ kind: 'file', name: 'tea.txt', mime: 'text/plain', media }),
    program: attached({ kind: 'file', name: 'tea.jar', mime: 'application/octet-stream', media }),
    video: attached({
      kind: 'video',
      name: 'tea.mp4',
      mime: 'video/mp4',
      media,
      preview: media,
      length: 3,
      ...size,
    }),
    withheld: { extra: { attachments: [{ id: '654', kind: 'image', name: 'Not available' }] } },
    template: { by: 'page', extra: { attachments: [{ id: '655', kind: 'template', template }] } },
  };
}

function instagramMessages(media: string): Record<string, Said> {
  const story = { kind: 'reply_to', id: '17841', media } as const;
  const product = { id: '1', retailer_id: 'TEA', name: 'Tea', price: '$2', media };
  const everything: Extra = {
    story,
    reactions: [{ reaction: '❤️', by: 0 }],
    shares: [{ id: '1', link: 'https://example.org/p/1', products: [product] }],
    attachments: [
      { id: '2', kind: 'image', name: 'image-2', media, width: 4, height: 3 },
      { id: '3', kind: 'video', name: 'video-3', media, width: 4, height: 3, length: 1 },
      { id: '4', kind: 'audio', name: 'audio-4', media },
    ],
  };
  return {
    'story reply': { text: 'Nice shot!', extra: { story } },
    everything: { text: 'All at once', flags: 2, extra: everything },
  };
}

/** What comes of logins: tokens to look at, and a code with another redirect_uri than is sent. */
async function loginsOf(shop: World): Promise<Record<string, string>> {
  const { server, page, app } = shop;
  const { id: userId } = await createUser(server, { name: 'Ina Lang', pageId: page.id });
  const life = { kind: 'user', userId, life: 'long' } as const;
  const { id: choosy } = await createUser(server, { name: 'Cho Osei', pageId: page.id });
  const scopes = ['pages_show_list', 'instagram_basic', 'public_profile'];
  const narrowed = await shop.tokenFor({ ...life, userId: choosy, scopes });
  const who = { app: app.id, user: choosy, declined: [] };
  const code = await server.store.transaction(async (tx) => {
    const targets = [page.instagramId ?? ''];
    const consent = { ...who, granted: ['instagram_basic'], targets };
    await authorize(tx, consent, server.clock.now());
    const given = { kind: 'instagram', app: app.id, page: page.no, redirect: 'y' } as const;
    return createCode(tx, server.vault, { ...given, scopes: [] }, server.clock.now());
  });
  return {
    'app secret': app.secret,
    'user token': await shop.tokenFor(life),
    'narrowed token': narrowed,
    'instagram code': code,
  };
}

/** A token of the app for a Page whose Primary Receiver it is. */
async function primaryReceiver(shop: World): Promise<string> {
  const { page, token } = await shop.besides();
  const changes = { default_app: null, primary_receiver: shop.app.id };
  await changePage(shop.server, page.id, changes);
  return token;
}

async function tokensOf(shop: World): Promise<Record<string, string | undefined>> {
  const { server, page } = shop;
  const owner = await createUser(server, { name: 'Uma Ferreira', pageId: page.id });
  const agency = await createUser(server, { name: 'Max Many', pageId: page.id });
  for (let i = 0; i < 4; i++) {
    const other = await shop.besides({ profile: { category: 'Bakery' } });
    const role = { page: other.page.no, user: agency.id, tasks: TASKS };
    await server.store.transaction(({ directory }) => directory.users.putRole(role));
  }
  const revoked = await shop.tokenFor();
  await revokeToken(server, revoked);
  return {
    page: shop.token,
    app: `${shop.app.id}|${shop.app.secret}`,
    'one page': await shop.tokenFor({ kind: 'user', userId: owner.id }),
    'five pages': await shop.tokenFor({ kind: 'user', userId: agency.id }),
    nobody: undefined,
    forger: 'bad',
    expired: await shop.tokenFor({ expiresIn: -60 }),
    revoked,
    'without instagram': await shop.tokenFor({ scopes: ['pages_messaging'] }),
    'without metadata': await shop.tokenFor({
      scopes: ['pages_messaging', 'pages_read_engagement'],
    }),
    blocked: await refused(shop, 368),
    limited: await refused(shop, 613),
    'primary receiver': await primaryReceiver(shop),
  };
}

/** A token of a Page that refuses what is asked of it. */
async function refused(shop: World, refuse: number): Promise<string> {
  const { page, token } = await shop.besides();
  await changePage(shop.server, page.id, { refuse });
  return token;
}
