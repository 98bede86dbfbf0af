import { copyFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seededWorld } from './support/seeded.ts';

const FILE = `
convograph: 1
now: 2026-05-04T10:00:00Z        # the clock stands here
users:
  - { id: '1001', name: Rosa Lind, email: rosa@kiln.example }
  - { id: 1002, name: Maya O }
apps:
  - id: '222333444555666'
    name: Echo bot
    secret: 0123456789abcdef0123456789abcdef
    instagram_secret: fedcba9876543210fedcba9876543210
    mode: development
    access: { pages_messaging: standard }
    redirect_uris: [http://localhost:3000/back]
    roles: { Rosa Lind: administrator, 1002: tester }
    webhooks:
      - object: page
        callback: \${BOT_URL:-http://127.0.0.1:3000/webhook}
        verify_token: let-me-in
        fields: [messages, messaging_postbacks, message_echoes]
pages:
  - id: 633763997204210
    name: Kiln & Clover
    instagram:
      id: 17841400000000001
      username: kiln.clover
      subscribed_apps: { Echo bot: [messages] }
    mode: archive
    limits: off
    category: Arts
    picture: ./bowl.jpg
    roles: { Rosa Lind: all, Maya O: [MESSAGING] }
    routing: { default_app: Echo bot }
    subscribed_apps: { Echo bot: [messages, messaging_postbacks] }
    people:
      - { id: '4404935943621117', name: Maya Okafor, locale: de_DE, timezone: 2, user: Maya O }
      - { name: Juno, platform: instagram }
    conversations:
      - with: Maya Okafor
        platform: messenger
        owner: Echo bot
        messages:
          - { from: Maya Okafor, at: -26h, text: Is the blue bowl still there? }
          - { from: page, by: Echo bot, at: -26h, text: It is!, quick_replies: [Take it, {title: Help, payload: HELP}] }
          - { from: 4404935943621117, at: -5m, image: ./bowl.jpg }
      - with: Juno
        folder: other
        messages:
          - { from: page, at: 2026-05-03, text: Hello Juno }
tokens:
  - { app: Echo bot, page: Kiln & Clover }
  - { app: Echo bot, instagram: Kiln & Clover }
  - { app: Echo bot, user: Rosa Lind, scopes: [pages_messaging, pages_show_list] }
  - { app: Echo bot }
`;

const w = await seededWorld({ now: Date.UTC(2030, 0, 1) });
copyFileSync(
  resolve(import.meta.dirname, '../../src/demo/media/bowl-blue.jpg'),
  join(w.folder, 'bowl.jpg'),
);
const report = await w.seed(FILE, { BOT_URL: 'https://bot.example/hook' });
const [pageToken = '', instagramToken = '', userToken = '', appToken = ''] = report.tokens.map(
  ({ text }) => text,
);

describe('what a seed file says', () => {
  it('is counted, and told with what opens it', () => {
    expect(report.added).toEqual({
      ...{ users: 2, apps: 1, pages: 1, people: 2, conversations: 2, messages: 4 },
    });
    expect(report.pages).toEqual([
      { id: '633763997204210', name: 'Kiln & Clover', instagramId: '17841400000000001' },
    ]);
    const secret = '0123456789abcdef0123456789abcdef';
    const instagramSecret = 'fedcba9876543210fedcba9876543210';
    expect(report.apps).toEqual([
      {
        ...{ id: '222333444555666', name: 'Echo bot', secret, instagramSecret },
        verifyToken: 'let-me-in',
      },
    ]);
  });

  it('is the time: the clock stands there', () => {
    expect(w.server.clock.now()).toBe(Date.UTC(2026, 4, 4, 10));
  });

  it('is a conversation, with times before now and who sent what', async () => {
    const { data } = await w.get(
      '/me/conversations?fields=id,participants,messages{created_time,from,message,attachments,tags}',
      pageToken,
    );
    expect(data).toHaveLength(1);
    const messages = data[0].messages.data;
    expect(messages.map((one: { created_time: string }) => one.created_time)).toEqual([
      '2026-05-04T09:55:00+0000',
      '2026-05-03T08:00:00+0000',
      '2026-05-03T08:00:00+0000',
    ]);
    expect(messages.map((one: { message: string }) => one.message)).toEqual([
      '',
      'It is!',
      'Is the blue bowl still there?',
    ]);
    expect(messages[1].from.id).toBe('633763997204210');
    const { image_data: image, name } = messages[0].attachments.data[0];
    expect([image.width, image.height, name]).toEqual([800, 600, expect.stringMatching(/^image-/)]);
    const bytes = await (await fetch(image.url)).arrayBuffer();
    expect(bytes.byteLength).toBeGreaterThan(1000);
  });

  it('is a folder, and a platform', async () => {
    const { data } = await w.get(
      '/me/conversations?platform=instagram&folder=other&fields=messages{message}',
      pageToken,
    );
    expect(data[0].messages.data[0].message).toBe('Hello Juno');
  });

  it('is the owner of a conversation, from the newest message of the person', async () => {
    const { data } = await w.get('/me/thread_owner?recipient=4404935943621117', pageToken);
    expect(data[0].thread_owner).toMatchObject({
      app_id: '222333444555666',
      expiration: 1_777_974_900,
    });
  });

  it('is a profile', async () => {
    const { locale, timezone } = await w.get('/4404935943621117?fields=locale,timezone', pageToken);
    expect([locale, timezone]).toEqual(['de_DE', 2]);
  });

  it('is an app: secrets, mode, access, roles', async () => {
    const app = await w.server.store.directory.apps.byId('222333444555666');
    expect(w.server.vault.unseal(app?.instagramSecret ?? '')).toBe(
      'fedcba9876543210fedcba9876543210',
    );
    expect([app?.mode, [...(app?.standard ?? [])]]).toEqual(['development', ['pages_messaging']]);
    expect(await w.server.store.directory.apps.roleOf('222333444555666', '1002')).toBe('tester');
    const { server } = w;
    const secret = '222333444555666|0123456789abcdef0123456789abcdef';
    expect((await w.get('/222333444555666?fields=name', secret)).name).toBe('Echo bot');
    expect(server.faults).toEqual([]);
  });

  it('is a subscription, whose callback nobody has asked yet', async () => {
    const { data } = await w.get('/222333444555666/subscriptions', appToken);
    expect(data).toEqual([
      expect.objectContaining({
        object: 'page',
        callback_url: 'https://bot.example/hook',
        active: true,
      }),
    ]);
    const [row] = await w.server.store.directory.subscriptions.of('222333444555666');
    expect([row?.verified, w.server.vault.unseal(row?.verifyToken ?? '')]).toEqual([
      undefined,
      'let-me-in',
    ]);
  });

  it('is an app on the Page, and on its account', async () => {
    const { data } = await w.get('/me/subscribed_apps', pageToken);
    expect(data[0].subscribed_fields).toEqual(['messages', 'messaging_postbacks']);
    const [installed] = await w.server.store.directory.installedApps.of(1);
    expect(installed?.on.instagram?.fields).toEqual(['messages']);
  });

  it('is roles on the Page: a user token sees the Page', async () => {
    const { data } = await w.get('/me/accounts?fields=id,tasks', userToken);
    expect(data[0].id).toBe('633763997204210');
    const roles = await w.server.store.directory.users.pageRoles('1002');
    expect(roles).toEqual([{ pageId: '633763997204210', tasks: ['MESSAGING'] }]);
  });

  it('is a token of Instagram login', async () => {
    const { body } = await fetch(
      `${w.server.url}/_convograph/instagram/v23.0/me?fields=username&access_token=${instagramToken}`,
    ).then(async (answer) => ({ body: await answer.json() }));
    expect(body).toMatchObject({ username: 'kiln.clover' });
  });

  it('sends nothing: its past is one event that nobody gets', async () => {
    const { events } = await w.server.store.page(1).log.after(0, 100);
    expect(events.map(({ kind }) => kind)).toEqual(['page', 'installed', 'installed', 'seeded']);
    const told = events.at(-1);
    expect(told?.body).toEqual({ source: 'file', conversations: 2, messages: 4 });
    expect(told).not.toHaveProperty('audience', expect.anything());
  });
});
