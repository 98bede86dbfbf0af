import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Control, control } from './control.ts';

let shop: Control;
beforeAll(async () => {
  shop = await control();
});
afterAll(() => shop.close());

/** What Meta's side of the same server answers. */
const graph = async (path: string, token: string, { server } = shop) => {
  const answer = await fetch(`${server.url}${path}?access_token=${token}`);
  return (await answer.json()) as Record<string, unknown>;
};

describe('a test suite that furnishes a server', () => {
  it('makes an app, a Page, a person and a token, and reads with it', async () => {
    // A server of its own: a token need not say for which app where there is one.
    const shop = await control();
    onTestFinished(() => shop.close());
    const app = await shop.post('/apps', { name: 'Bot' });
    expect(app.body).toEqual({
      id: expect.stringMatching(/^\d{15,16}$/),
      name: 'Bot',
      secret: expect.stringMatching(/^[0-9a-f]{32}$/),
      instagram_secret: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const page = await shop.post('/pages', {
      name: 'Kiln',
      instagram_username: 'kiln.co',
      mode: 'strict',
      default_app: 'Bot',
    });
    expect(page.body).toEqual({
      id: expect.stringMatching(/^\d{15}$/),
      name: 'Kiln',
      instagram_id: expect.stringMatching(/^1784\d{13}$/),
      instagram_username: 'kiln.co',
      mode: 'strict',
      limits: 'off',
      message_access: 'on',
      thread_control: 'routing',
      default_app: app.body.id,
    });
    const person = await shop.post(`/pages/${page.body.id}/people`, { name: 'Ada Okafor' });
    const token = await shop.post('/tokens', { page: 'Kiln' });
    expect(token.body).toMatchObject({ type: 'PAGE', app_id: app.body.id, expires_at: 0 });
    expect(await graph('/me', token.body.access_token, shop)).toMatchObject({ name: 'Kiln' });
    expect(await graph(`/${person.body.id}`, token.body.access_token, shop)).toMatchObject({
      first_name: 'Ada',
      last_name: 'Okafor',
    });
  });
});

describe('Pages', () => {
  it('are listed with their settings', async () => {
    await shop.post('/pages', { name: 'Listed', id: '300000000000001' });
    const { body } = await shop.get('/pages');
    expect(body.data).toContainEqual({
      id: '300000000000001',
      name: 'Listed',
      mode: 'archive',
      limits: 'off',
      message_access: 'on',
      thread_control: 'none',
    });
  });

  it('are changed by id or name; null takes a setting away, the rest stays', async () => {
    await shop.post('/apps', { name: 'Owner', id: '300000000000009' });
    await shop.post('/pages', { name: 'Changed', id: '300000000000002', default_app: 'Owner' });
    const changes = {
      name: 'New name',
      mode: 'strict',
      limits: 'on',
      message_access: 'off',
      refuse: 613,
      instagram_username: 'new',
    };
    const changed = await shop.patch('/pages/Changed', changes);
    expect(changed.body).toMatchObject({ ...changes, default_app: '300000000000009' });
    const back = await shop.patch('/pages/300000000000002', { refuse: null, default_app: null });
    expect(back.body).toEqual({
      id: '300000000000002',
      name: 'New name',
      instagram_id: changed.body.instagram_id,
      instagram_username: 'new',
      mode: 'strict',
      limits: 'on',
      message_access: 'off',
      thread_control: 'none',
    });
  });

  it('that are refused for one setting keep all the others', async () => {
    await shop.post('/pages', { name: 'Whole', id: '300000000000003' });
    const { status } = await shop.patch('/pages/Whole', { mode: 'strict', refuse: 4 });
    expect(status).toBe(400);
    const { body } = await shop.get('/pages');
    expect(body.data).toContainEqual(expect.objectContaining({ name: 'Whole', mode: 'archive' }));
  });
});

describe('people', () => {
  it('of both platforms are listed by Page', async () => {
    const page = await shop.post('/pages', { name: 'Peopled', instagram_username: 'peopled' });
    const page_id = page.body.id;
    const grace = { name: 'Grace', id: '4000000000000001' };
    await shop.post('/pages/Peopled/people', grace);
    const zoe = { name: 'Zoë', platform: 'INSTAGRAM', username: 'zoe.a', id: '4000000000000002' };
    await shop.post('/pages/Peopled/people', zoe);
    expect((await shop.get('/pages/Peopled/people')).body.data).toEqual([
      { ...grace, page_id, platform: 'MESSENGER', consent: 'on' },
      { ...zoe, page_id, consent: 'on' },
    ]);
  });

  it('are changed by id or name: who they are, and what they consent to', async () => {
    await shop.post('/pages', { name: 'Known' });
    await shop.post('/users', { name: 'Ada L', id: '500000000000003' });
    await shop.post('/pages/Known/people', { name: 'Ada', id: '4000000000000003' });
    const changes = { name: 'Ada Lovelace', user: 'Ada L', consent: 'off' };
    expect((await shop.patch('/pages/Known/people/Ada', changes)).body).toEqual({
      id: '4000000000000003',
      name: 'Ada Lovelace',
      platform: 'MESSENGER',
      user_id: '500000000000003',
      consent: 'off',
    });
    const back = await shop.patch('/pages/Known/people/4000000000000003', { user: null });
    expect(back.body).not.toHaveProperty('user_id');
    expect((await shop.patch('/pages/Known/people/Eve', { user: null })).status).toBe(404);
  });
});

describe('apps', () => {
  it('are listed without their secrets', async () => {
    const secret = '0123456789abcdef0123456789abcdef';
    await shop.post('/apps', { name: 'Secretive', id: '300000000000004', secret });
    const { body, text } = await shop.get('/apps');
    expect(body.data).toContainEqual({
      id: '300000000000004',
      name: 'Secretive',
      mode: 'live',
      standard_access: [],
      business_verified: true,
      require_proof: false,
      redirect_uris: [],
      roles: [],
      used_before: [],
    });
    expect(text).not.toContain(secret);
  });

  it('are changed: mode, access, roles, verification, proofs', async () => {
    await shop.post('/users', { name: 'Tess', id: '500000000000004' });
    await shop.post('/apps', { name: 'Reviewed' });
    const { body } = await shop.patch('/apps/Reviewed', {
      mode: 'development',
      access: { pages_messaging: 'standard' },
      roles: { Tess: 'tester' },
      business_verified: false,
      require_proof: true,
      redirect_uris: ['https://example.org/back'],
    });
    expect(body).toMatchObject({
      mode: 'development',
      standard_access: ['pages_messaging'],
      business_verified: false,
      require_proof: true,
      redirect_uris: ['https://example.org/back'],
      roles: [{ user_id: '500000000000004', role: 'tester' }],
    });
    const back = await shop.patch('/apps/Reviewed', { roles: { Tess: 'none' } });
    expect(back.body).toMatchObject({ mode: 'development', roles: [] });
  });

  it('are shown with their client token', async () => {
    const { body } = await shop.post('/apps', { name: 'Native' });
    const shown = (await shop.get(`/apps/${body.id}`)).body;
    expect(shown).toEqual({ id: body.id, name: 'Native', client_token: expect.any(String) });
    expect((await shop.get('/apps/nobody')).status).toBe(404);
  });
});

describe('users', () => {
  it('are made with a role on a Page, and listed with it', async () => {
    await shop.post('/pages', { name: 'Staffed', id: '300000000000005' });
    const user = { name: 'Rosa', page: 'Staffed', tasks: ['MESSAGING'], id: '500000000000001' };
    expect((await shop.post('/users', user)).body).toEqual({ id: '500000000000001', name: 'Rosa' });
    expect((await shop.get('/users')).body.data).toContainEqual({
      id: '500000000000001',
      name: 'Rosa',
      roles: [{ page_id: '300000000000005', tasks: ['MESSAGING'] }],
    });
  });

  it('have an address, which can be changed and taken away', async () => {
    await shop.post('/users', { name: 'Wren', email: 'wren@kiln.example' });
    const change = async (email: string | null) =>
      (await shop.patch('/users/Wren', { email })).body;
    const { data } = (await shop.get('/users')).body;
    expect(data.find(({ name }: { name: string }) => name === 'Wren').email).toBe(
      'wren@kiln.example',
    );
    expect((await change(' w@kiln.example ')).email).toBe('w@kiln.example');
    expect((await change('nobody')).error.message).toMatch(/like ada@shop\.example/);
    expect(await change(null)).not.toHaveProperty('email');
  });

  it('are changed, and their tokens end by cause', async () => {
    await shop.post('/apps', { name: 'Watched' });
    await shop.post('/pages', { name: 'Watching', id: '300000000000007' });
    await shop.post('/users', { name: 'Mia', page: 'Watching' });
    const token = async () =>
      (await shop.post('/tokens', { user: 'Mia', for_app: 'Watched' })).body.access_token;
    const subcode = async (text: string) =>
      ((await graph('/me', text)) as { error?: { error_subcode?: number } }).error?.error_subcode;
    const change = async (body: object) => (await shop.patch('/users/Mia', body)).body;

    let text = await token();
    expect(await subcode(text)).toBeUndefined();
    expect(await change({ checkpoint: true })).toMatchObject({ checkpoint: true });
    expect(await subcode(text)).toBe(459);
    expect(await change({ checkpoint: false, unconfirmed: true })).toMatchObject({
      unconfirmed: true,
    });
    expect(await subcode(text)).toBe(464);
    await change({ unconfirmed: false, password_changed: true });
    expect(await subcode(text)).toBe(460);
    text = await token();
    await change({ logged_out: true });
    expect(await subcode(text)).toBe(467);
    text = await token();
    await change({ inactive: 'Watched' });
    expect(await subcode(text)).toBe(493);
    await change({ active: 'Watched' });
    expect(await subcode(text)).toBeUndefined();
    await change({ remove_app: 'Watched' });
    expect(await subcode(text)).toBe(458);
  });

  it('are given roles and scopes, and lose them', async () => {
    await shop.post('/apps', { name: 'Scoped' });
    await shop.post('/pages', { name: 'Roles', id: '300000000000008' });
    await shop.post('/users', { name: 'Lou' });
    const given = await shop.patch('/users/Lou', { page: 'Roles', tasks: ['MODERATE'] });
    expect(given.body.roles).toEqual([{ page_id: '300000000000008', tasks: ['MODERATE'] }]);
    expect((await shop.patch('/users/Lou', { no_role: 'Roles' })).body.roles).toEqual([]);
    const { access_token } = (await shop.post('/tokens', { user: 'Lou', for_app: 'Scoped' })).body;
    const email = async () => {
      const { data } = (await graph('/me/permissions', access_token)) as {
        data: { permission: string; status: string }[];
      };
      return data.find(({ permission }) => permission === 'email')?.status;
    };
    await shop.patch('/users/Lou', { revoke: ['email'], for_app: 'Scoped' });
    expect(await email()).toBe('declined');
    await shop.patch('/users/Lou', { grant: ['email'], for_app: 'Scoped' });
    expect(await email()).toBe('granted');
  });
});

describe('tokens', () => {
  it('of Pages, users and apps are made with their rights and life', async () => {
    await shop.post('/apps', { name: 'Tokens' });
    await shop.post('/pages', { name: 'Tokened' });
    await shop.post('/users', { name: 'Tokener', page: 'Tokened' });
    const page = { page: 'Tokened', for_app: 'Tokens', scopes: ['email'], tasks: ['MESSAGING'] };
    expect((await shop.post('/tokens', page)).body).toMatchObject({
      type: 'PAGE',
      scopes: ['email'],
    });
    const user = { user: 'Tokener', for_app: 'Tokens', expires_in: 60 };
    const now = Math.floor(shop.server.clock.now() / 1000);
    expect((await shop.post('/tokens', user)).body).toMatchObject({
      type: 'USER',
      expires_at: now + 60,
    });
    expect((await shop.post('/tokens', { app: 'Tokens' })).body).toMatchObject({
      type: 'APP',
      scopes: [],
    });
  });

  it('follow a person, are a system user’s or of Instagram login, and live as Meta’s do', async () => {
    await shop.post('/apps', { name: 'Lives' });
    await shop.post('/pages', { name: 'Lived', instagram_username: 'lived' });
    await shop.post('/users', { name: 'Liv', page: 'Lived' });
    const made = async (spec: object) =>
      (await shop.post('/tokens', { for_app: 'Lives', ...spec })).body;
    const now = Math.floor(shop.server.clock.now() / 1000);
    expect(await made({ page: 'Lived', for_user: 'Liv' })).toMatchObject({ type: 'PAGE' });
    expect(await made({ user: 'Liv', system: true })).toMatchObject({ type: 'SYSTEM_USER' });
    expect(await made({ user: 'Liv', life: 'long' })).toMatchObject({
      expires_at: now + 60 * 86_400,
    });
    expect(await made({ instagram: 'Lived', life: 'short' })).toMatchObject({
      type: 'INSTAGRAM_USER',
      expires_at: now + 3600,
    });
  });

  it('are listed without their text, and revoked by text or id', async () => {
    await shop.post('/apps', { name: 'Revoked' });
    const made = [
      (await shop.post('/tokens', { app: 'Revoked' })).body,
      (await shop.post('/tokens', { app: 'Revoked' })).body,
    ];
    for (const token of [made[0].access_token, made[1].id]) {
      expect((await shop.post('/tokens/revoke', { token })).body.success).toBe(true);
    }
    const { body, text } = await shop.get('/tokens');
    for (const { id, access_token } of made) {
      expect(body.data).toContainEqual(
        expect.objectContaining({ id, is_valid: false, revoked_at: expect.any(Number) }),
      );
      expect(text).not.toContain(access_token.slice(4));
    }
  });
});

describe('a request sent again', () => {
  it('makes nothing twice when it says which id it wants', async () => {
    const app = { name: 'Once', id: '300000000000006' };
    expect((await shop.post('/apps', app)).status).toBe(201);
    const again = await shop.post('/apps', app);
    expect(again.status).toBe(409);
    expect(again.body).toEqual({
      error: { message: 'The id 300000000000006 is taken.', field: 'id' },
    });
  });
});

describe('a request that cannot be carried out', () => {
  beforeAll(() => shop.post('/apps', { name: 'Another' }));

  it.each([
    ['POST', '/apps', {}, 'name', /"name" is missing/],
    ['POST', '/apps', { name: 5 }, 'name', /"name" must be a text/],
    ['POST', '/apps', { name: ' ' }, undefined, /An app's name may not be empty/],
    ['POST', '/apps', { name: 'A', nmae: 'B' }, 'nmae', /no field "nmae"/],
    ['POST', '/apps', { name: 'A', id: 'x1' }, 'id', /"id" must be 1 to 20 digits/],
    ['POST', '/apps', [], undefined, /must be a JSON object/],
    ['POST', '/apps', null, undefined, /must be a JSON object/],
    ['POST', '/pages', { name: 'A', mode: 'lax' }, 'mode', /one of archive, strict/],
    ['POST', '/pages', { name: 'A', default_app: 'nobody' }, 'default_app', /no app "nobody"/],
    ['POST', '/users', { name: 'A', page: 'none', tasks: ['X'] }, 'tasks.0', /one of ADVERTISE/],
    ['POST', '/tokens', {}, undefined, /one of page, user, instagram and app/],
    ['POST', '/tokens', { app: 'A', user: 'B' }, undefined, /one of page, user, instagram and app/],
    ['POST', '/tokens', { page: 'A', expires_in: 0.5 }, 'expires_in', /must be a whole number/],
    [
      'POST',
      '/tokens',
      { page: 'A', expires_in: -1e20 },
      'expires_in',
      /at least -9007199254740991/,
    ],
    ['POST', '/clock/set', { now: 1e20 }, 'now', /a whole number of at most 9007199254740991/],
    ['POST', '/tokens/revoke', { token: 'EAAx' }, 'token', /no such token/],
    ['POST', '/clock/set', { now: true }, 'now', /must be a time such as/],
    ['POST', '/clock/advance', { seconds: '5' }, 'seconds', /must be a number/],
    ['POST', '/clock/freeze', {}, undefined, /takes no body/],
  ])('%s %s %j is told what is wrong', async (method, path, body, field, sentence) => {
    const answer = await shop.send(method, path, body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(sentence);
    expect(answer.body.error.field).toBe(field);
  });

  it('is 404 when the path names what is not there', async () => {
    for (const path of ['/pages/nowhere/people', '/nowhere', '/pages/a/b/c', '']) {
      expect((await shop.get(path)).status).toBe(404);
    }
    expect((await shop.patch('/pages/nowhere', { mode: 'strict' })).status).toBe(404);
  });

  it('is 405 with the methods that the address takes', async () => {
    const { status, headers } = await shop.send('DELETE', '/pages');
    expect(status).toBe(405);
    expect(headers.allow).toBe('GET, POST');
  });
});
