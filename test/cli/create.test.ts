import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createUser } from '../../src/admin/users.ts';
import { listPeople, listTokens, listUsers } from '../support/lists.ts';
import { carriedOut, dataDir, inHouse, json, printed } from './run.ts';

/** A store with one app, one Page with Instagram, one user. */
async function furnished(): Promise<string> {
  const data = dataDir();
  await inHouse(data, async (house) => {
    await createApp(house, { name: 'Bot', id: '100000000000001' });
    await createPage(house, {
      name: 'Kiln & Co',
      id: '200000000000001',
      instagram: { username: 'kiln.co', id: '17841400000000001' },
    });
    await createUser(house, { name: 'Ada', id: '30000000000000001' });
  });
  return data;
}

describe('creating with --json', () => {
  it('app create: id, name, secrets', async () => {
    const app = await json('app', 'create', '--name', 'Bot', '--data', dataDir());
    expect(app).toEqual({
      id: expect.stringMatching(/^[1-9]\d{14,15}$/),
      name: 'Bot',
      secret: expect.stringMatching(/^[0-9a-f]{32}$/),
      instagram_secret: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it('page create --instagram: the account has an id too', async () => {
    const args = ['page', 'create', '--name', 'Kiln', '--instagram', '@Kiln.Co'];
    const page = await printed(...args, '--data', dataDir());
    expect(page).toEqual({
      id: expect.any(String),
      name: 'Kiln',
      instagram_id: expect.stringMatching(/^1784\d{13}$/),
    });
  });

  it('user create with a role', async () => {
    const data = await furnished();
    const args = ['user', 'create', '--name', 'Grace', '--page', 'Kiln & Co'];
    const user = await json(...args, '--tasks', 'messaging,MODERATE', '--data', data);
    expect(user).toEqual({ id: expect.stringMatching(/^\d+$/), name: 'Grace' });
    const roles = [{ page_id: '200000000000001', tasks: ['MESSAGING', 'MODERATE'] }];
    expect(await inHouse(data, listUsers)).toContainEqual({ ...user, roles });
  });

  it('person create: a PSID', async () => {
    const args = ['person', 'create', '--page', '200000000000001', '--name', 'Zoë'];
    const person = await json(...args, '--data', await furnished());
    expect(person).toEqual({ id: expect.stringMatching(/^[1-9]\d{15,16}$/), name: 'Zoë' });
  });

  it('person create on Instagram: the username comes from the name', async () => {
    const data = await furnished();
    const args = ['--page', '17841400000000001', '--data', data];
    const name = ['--name', 'Zoë Ångström', '--platform', 'instagram'];
    const { id } = await printed('person', 'create', ...name, ...args);
    expect(await inHouse(data, (house) => listPeople(house, 'Kiln & Co'))).toMatchObject([
      { id, name: 'Zoë Ångström', platform: 'INSTAGRAM', username: 'zoe.angstrom' },
    ]);
  });

  it('token create --page: every scope, no end', async () => {
    const data = await furnished();
    const token = await printed('token', 'create', '--page', 'Kiln & Co', '--data', data);
    expect(token).toEqual({
      access_token: expect.stringMatching(/^EAA[A-Za-z0-9]{30,}$/),
      type: 'PAGE',
      app_id: '100000000000001',
      page_id: '200000000000001',
      scopes: expect.arrayContaining(['pages_messaging', 'instagram_manage_messages']),
      expires_at: 0,
    });
  });

  it('token create --user, with scopes and an end', async () => {
    const args = ['token', 'create', '--user', 'Ada', '--scopes', 'email,public_profile'];
    const token = await printed(...args, '--expires-in', '3600', '--data', await furnished());
    expect(token).toMatchObject({ type: 'USER', scopes: ['public_profile', 'email'] });
    expect(Number(token.expires_at) - Date.now() / 1000).toBeCloseTo(3600, -2);
    expect(token).not.toHaveProperty('page_id');
  });

  it('token create --app', async () => {
    const token = await printed('token', 'create', '--app', 'Bot', '--data', await furnished());
    expect(token).toMatchObject({ type: 'APP', app_id: '100000000000001', scopes: [] });
  });

  it('token create with a negative life: already expired', async () => {
    const data = await furnished();
    const args = ['token', 'create', '--page', 'Kiln & Co', '--expires-in', '-60'];
    const { expires_at } = await printed(...args, '--data', data);
    expect(expires_at).toBeLessThan(Date.now() / 1000);
    expect(await inHouse(data, listTokens)).toMatchObject([{ expires_at, is_valid: false }]);
  });
});

describe('without --json', () => {
  it('says what there is now, for people', async () => {
    const { code, stdout } = await carriedOut([
      'app',
      'create',
      '--name',
      'Bot',
      '--data',
      dataDir(),
    ]);
    expect(stdout).toMatch(
      /^App "Bot" is there: id \d+, secret [0-9a-f]{32}, Instagram secret [0-9a-f]{32}\n$/,
    );
    expect(code).toBe(0);
  });
});
