import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createPerson } from '../../src/admin/people.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { createUser } from '../../src/admin/users.ts';
import { carriedOut, convograph, dataDir, inHouse, json, printed } from './run.ts';

const APP = '100000000000001';
const USER = '300000000000001';

async function furnished(): Promise<{ data: string; token: string }> {
  const data = dataDir();
  const { access_token } = await inHouse(data, async (house) => {
    await createApp(house, { name: 'Bot', id: APP });
    await createPage(house, {
      name: 'Kiln',
      id: '200000000000001',
      instagram: { username: 'kiln' },
      mode: 'strict',
    });
    await createUser(house, { name: 'Ada', id: USER });
    await createPerson(house, {
      pageId: 'Kiln',
      name: 'Ada Okafor',
      platform: 'INSTAGRAM',
      id: '400000000000001',
    });
    return createToken(house, { kind: 'page', pageId: 'Kiln', scopes: ['instagram_basic'] });
  });
  return { data, token: access_token };
}

describe('what decides of permissions', () => {
  it('is set of an app, a bit at a time', async () => {
    const { data } = await furnished();
    const role = ['--role', 'Ada=tester'];
    const access = ['--access', 'pages_messaging=standard,email=standard'];
    await printed('app', 'set', 'Bot', '--mode', 'development', ...role, ...access, '--data', data);
    const more = ['--access', 'email=advanced', '--verified', 'no', '--require-proof', 'on'];
    const back = ['--redirect-uri', 'https://a.example/b', '--redirect-uri', 'http://localhost/c'];
    expect(await json('app', 'set', APP, ...more, ...back, '--data', data)).toEqual({
      id: APP,
      name: 'Bot',
      mode: 'development',
      standard_access: ['pages_messaging'],
      business_verified: false,
      require_proof: true,
      redirect_uris: ['https://a.example/b', 'http://localhost/c'],
      roles: [{ user_id: USER, role: 'tester' }],
      used_before: [],
    });
  });

  it('is set of a person and a Page', async () => {
    const { data } = await furnished();
    const changes = ['--page', 'Kiln', '--user', 'Ada', '--consent', 'off'];
    const person = await json('person', 'set', 'Ada Okafor', ...changes, '--data', data);
    expect(person).toMatchObject({ id: '400000000000001', user_id: USER, consent: 'off' });
    await printed('page', 'set', 'Kiln', '--message-access', 'off', '--data', data);
    const { stdout } = await carriedOut(['page', 'list', '--data', data]);
    expect(stdout).toMatch(/MESSAGE ACCESS(.|\n)* off /);
  });
});

describe('explain', () => {
  it('prints what a call needs, what is missing, and the error, without the token', async () => {
    const { data, token } = await furnished();
    const call = 'GET /v23.0/me/conversations?platform=instagram';
    const { code, stdout } = await convograph(['explain', call, '--token', token, '--data', data]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^GET \/v23\.0\/me\/conversations\?platform=instagram\nwith a Page access/,
    );
    expect(stdout).toMatch(/\nok +the scope instagram_basic +granted\n/);
    expect(stdout).toMatch(/\nMISSING +the scope instagram_manage_messages +not granted/);
    expect(stdout).toContain(
      '--scopes instagram_basic,instagram_manage_messages,pages_manage_metadata',
    );
    expect(stdout).toContain('The token lacks the scopes instagram_manage_messages and');
    expect(stdout).toMatch(
      /\n- Give this token .*: `npx convograph token set \d+ --grant instagram_manage_messages,/,
    );
    expect(stdout).toMatch(
      /would answer with 403:\n\{"error":\{"message":"\(#10\) Application does not have permission for this action","type":"OAuthException","code":10\}\}\n$/,
    );
    expect(stdout).not.toContain(token);
  });

  it('gives the same as one object', async () => {
    const { data, token } = await furnished();
    const url = `https://graph.facebook.com/me?access_token=${token}`;
    const told = await printed('explain', url, '--data', data);
    expect(told).toMatchObject({ request: 'GET /me', missing: [], answer: { status: 200 } });
    expect(JSON.stringify(told)).not.toContain(token);
  });
});
