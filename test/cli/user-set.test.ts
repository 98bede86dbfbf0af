import { describe, expect, it } from 'vitest';
import { tokenFacts } from '../../src/access/token-facts.ts';
import { problemOf } from '../../src/access/token-problem.ts';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { createUser } from '../../src/admin/users.ts';
import { listTokens, listUsers } from '../support/lists.ts';
import { dataDir, endingOf, inHouse, json, printed } from './run.ts';

const APP = '100000000000001';
const PAGE = '200000000000001';
const ADA = '30000000000000001';

/** A store with an app, a Page with Instagram, a user with a role there, and a token of hers. */
async function furnished(): Promise<{ data: string; token: string }> {
  const data = dataDir();
  const token = await inHouse(data, async (house) => {
    await createApp(house, { name: 'Bot', id: APP });
    await createPage(house, { name: 'Kiln', id: PAGE, instagram: { username: 'kiln' } });
    await createUser(house, { name: 'Ada', id: ADA, pageId: PAGE });
    return (await createToken(house, { kind: 'user', userId: ADA })).access_token;
  });
  return { data, token };
}

/** The subcode a token is refused with, and the scopes it has. */
const stateOf = (data: string, token: string) =>
  inHouse(data, async (house) => {
    const facts = await tokenFacts(token, house, house.clock.now());
    if (!facts) throw new Error('none of ours');
    const { scopes } = facts;
    return { subcode: problemOf(facts, house.clock.now())?.entry.subcode, scopes };
  });

describe('user set', () => {
  it.each([
    [460, ['--password-changed']],
    [467, ['--logged-out']],
    [458, ['--remove-app', 'Bot']],
    [459, ['--checkpoint', 'on']],
    [464, ['--unconfirmed', 'on']],
    [493, ['--inactive', 'Bot']],
  ])('brings about %i', async (subcode, flags) => {
    const { data, token } = await furnished();
    await printed('user', 'set', 'Ada', ...flags, '--data', data);
    expect((await stateOf(data, token)).subcode).toBe(subcode);
  });

  it('keeps an address, and takes it back', async () => {
    const { data } = await furnished();
    const set = (email: string) => json('user', 'set', 'Ada', '--email', email, '--data', data);
    expect(await set('ada@kiln.example')).toMatchObject({ email: 'ada@kiln.example' });
    expect(await set('none')).not.toHaveProperty('email');
    const made = ['user', 'create', '--name', 'Bo', '--email', 'bo@kiln.example', '--data', data];
    await printed(...made);
    const listed = await inHouse(data, listUsers);
    expect(listed.map(({ name, email }) => [name, email])).toContainEqual([
      'Bo',
      'bo@kiln.example',
    ]);
  });

  it('says how the user is now, and takes settings back', async () => {
    const { data, token } = await furnished();
    const flags = ['--checkpoint', 'on', '--unconfirmed', 'on', '--no-role', 'Kiln'];
    expect(await json('user', 'set', 'Ada', ...flags, '--data', data)).toEqual({
      id: ADA,
      name: 'Ada',
      checkpoint: true,
      unconfirmed: true,
      roles: [],
    });
    const back = ['--checkpoint', 'off', '--unconfirmed', 'off', '--page', PAGE];
    const user = await printed('user', 'set', ADA, ...back, '--tasks', 'messaging', '--data', data);
    const roles = [{ page_id: PAGE, tasks: ['MESSAGING'] }];
    expect(user).toEqual({ id: ADA, name: 'Ada', roles });
    expect(await inHouse(data, listUsers)).toEqual([user]);
    expect((await stateOf(data, token)).subcode).toBeUndefined();
  });

  it('takes scopes from an app and gives them back', async () => {
    const { data, token } = await furnished();
    await printed('user', 'set', 'Ada', '--revoke', 'email,pages_messaging', '--data', data);
    const { scopes } = await stateOf(data, token);
    expect(scopes).not.toContain('email');
    expect(scopes).toContain('public_profile');
    await printed('user', 'set', 'Ada', '--grant', 'email', '--for-app', APP, '--data', data);
    expect((await stateOf(data, token)).scopes).toContain('email');
  });

  it.each([
    ['nothing to change', ['Ada'], /Say what to change/],
    ['an unknown user', ['Bea', '--logged-out'], /no user "Bea"/],
    ['a word that is neither', ['Ada', '--checkpoint', 'maybe'], /--checkpoint is on or off/],
    ['tasks without a Page', ['Ada', '--tasks', 'MESSAGING'], /say which Page/],
    ['an unknown Page', ['Ada', '--no-role', 'Mill'], /no Page "Mill"/],
    ['an unknown app', ['Ada', '--remove-app', 'Mill'], /no app "Mill"/],
    ['an unknown scope', ['Ada', '--revoke', 'x'], /no scope "x"/],
    [
      'an app for nothing',
      ['Ada', '--logged-out', '--for-app', 'Bot'],
      /scopes to grant or revoke/,
    ],
  ])('refuses %s, and changes nothing', async (_what, args, sentence) => {
    const { data, token } = await furnished();
    expect(await endingOf(['user', 'set', ...args, '--data', data])).toEqual({
      code: 2,
      sentence: expect.stringMatching(sentence),
    });
    expect((await stateOf(data, token)).subcode).toBeUndefined();
  });
});

describe('token create', () => {
  it.each([
    ['a short-lived user token', ['--user', 'Ada', '--short-lived'], 'USER', 5_400],
    ['a long-lived user token', ['--user', 'Ada', '--long-lived'], 'USER', 5_184_000],
    ['a system user', ['--user', 'Ada', '--system'], 'SYSTEM_USER', 0],
    ['a Page token of a person', ['--page', 'Kiln', '--for-user', 'Ada'], 'PAGE', 0],
    ['Instagram login', ['--instagram', 'Kiln', '--long-lived'], 'INSTAGRAM_USER', 5_184_000],
  ])('makes one of %s', async (_what, flags, type, life) => {
    const { data } = await furnished();
    const made = await printed('token', 'create', ...flags, '--data', data);
    expect(made.type).toBe(type);
    expect(made.app_id).toBe(APP);
    const tokens = await inHouse(data, listTokens);
    const { issued_at, expires_at } =
      tokens.find((each) => each.type === type && each.expires_at === made.expires_at) ?? {};
    expect(expires_at).toBe(made.expires_at);
    expect(life === 0 ? expires_at : Number(expires_at) - Number(issued_at)).toBe(life);
  });

  it.each([
    ['two lives', ['--user', 'Ada', '--long-lived', '--short-lived'], /one of the two/],
    ['a life and an end', ['--user', 'Ada', '--long-lived', '--expires-in', '9'], /one of the two/],
    ['a life of a Page token', ['--page', 'Kiln', '--long-lived'], /short- or long-lived/],
    ['a system user of a Page', ['--page', 'Kiln', '--system'], /--system goes with --user/],
    ['a person for a user', ['--user', 'Ada', '--for-user', 'Ada'], /--for-user goes with --page/],
  ])('refuses %s', async (_what, flags, sentence) => {
    const { data } = await furnished();
    expect(await endingOf(['token', 'create', ...flags, '--data', data])).toEqual({
      code: 2,
      sentence: expect.stringMatching(sentence),
    });
  });

  it('refuses an account that is not there and a person without a role', async () => {
    const data = dataDir();
    await inHouse(data, async (house) => {
      await createApp(house, { name: 'Bot' });
      await createPage(house, { name: 'Mill' });
      await createUser(house, { name: 'Bea' });
    });
    const ending = (...flags: string[]) => endingOf(['token', 'create', ...flags, '--data', data]);
    expect((await ending('--instagram', 'Mill')).sentence).toMatch(/has no Instagram account/);
    const roleless = await ending('--page', 'Mill', '--for-user', 'Bea');
    expect(roleless.sentence).toMatch(/"Bea" has no role on the Page/);
  });
});

it('app show gives the client token', async () => {
  const { data } = await furnished();
  expect(await printed('app', 'show', 'Bot', '--data', data)).toEqual({
    id: APP,
    name: 'Bot',
    client_token: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
});
