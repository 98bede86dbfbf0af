import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SCOPES } from '../../src/access/scopes.ts';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { changePerson } from '../../src/admin/people/change-person.ts';
import { revokeToken } from '../../src/admin/tokens.ts';
import { createUser } from '../../src/admin/users.ts';
import { DOCUMENTED } from '../../src/api/documented/names.ts';
import { refusal } from '../access/refused.ts';
import { type Conversation, sharedWorld } from '../support/world.ts';
import { ask, lacking } from './ask.ts';

const shop = await sharedWorld({ mode: 'strict' });
let chat: Conversation;
let direct: Conversation;
beforeAll(async () => {
  chat = await shop.conversation();
  direct = await shop.conversation({ platform: 'INSTAGRAM' });
});
beforeEach(async () => {
  const settings = { mode: 'strict', message_access: 'on', refuse: null } as const;
  await changePage(shop.server, shop.page.id, settings);
  await changeApp(shop.server, shop.app.id, {
    mode: 'live',
    business_verified: true,
    require_proof: false,
  });
});

/** Fails unless the explanation ends with the very error that the host gives. */
async function expectSameError(path: string, access_token: string): Promise<void> {
  const { answer } = await ask(shop, `GET ${path}`, access_token);
  const { status, ...error } = refusal(await shop.get(path, { access_token }));
  expect(answer, path).toEqual({ status, error });
}

describe('a call that nothing stands in the way of', () => {
  it('is told with everything it needs and has', async () => {
    const told = await ask(shop, 'GET /v23.0/me/conversations');
    expect(told.answer).toEqual({ status: 200 });
    expect(told.missing).toEqual([]);
    expect(told.carried_out).toBe(true);
    expect(told.requirements.map(({ needed, has }) => [needed, has])).toEqual(
      expect.arrayContaining([
        ['a Page access token', 'a Page access token'],
        ['the scope pages_messaging', 'granted'],
        ['the scope pages_read_engagement', 'granted'],
        ['the scope pages_manage_metadata', 'granted'],
        ['the task MESSAGING or MODERATE on the Page', expect.stringContaining('MODERATE')],
      ]),
    );
  });

  it.each([
    'GET /v23.0/me/conversations',
    'get me/conversations',
    '/me/conversations',
    'GET https://graph.facebook.com/v23.0/me/conversations?limit=1',
    'POST /me/conversations?method=get',
  ])('may be written as %s', async (text) => {
    const { answer, request } = await ask(shop, text);
    expect(answer).toEqual({ status: 200 });
    expect(request).toMatch(/^GET \/.*me\/conversations/);
  });
});

it('of an endpoint that hands out tokens ends with the answer it would get, and uses no code up', async () => {
  const { id, secret } = shop.app;
  const client = `client_id=${id}&client_secret=${secret}`;
  for (const path of [
    '/oauth/access_token',
    '/oauth/access_token?client_id=1',
    `/oauth/access_token?client_id=${id}&client_secret=none&grant_type=client_credentials`,
    `/oauth/access_token?${client}&grant_type=fb_exchange_token`,
    `/oauth/access_token?${client}&redirect_uri=x&code=none`,
    `/oauth/access_token?${client}&redirect_uri=x&code=AQ${'a'.repeat(64)}`,
  ]) {
    const told = await ask(shop, path, undefined);
    const { status, body } = await shop.send('GET', path);
    expect(status, path).toBe(400);
    expect(told.answer, path).toMatchObject({ status, error: { message: body.error.message } });
    expect(told.missing, path).toHaveLength(1);
  }
  const flat = await ask(shop, 'https://graph.instagram.com/access_token', undefined);
  expect(flat.answer).toMatchObject({
    status: 400,
    error: { message: '(#100) The parameter grant_type is required' },
  });

  const { id: user } = await createUser(shop.server, { name: 'Uma Ferreira' });
  const token = await shop.tokenFor({ kind: 'user', userId: user });
  const redirect = 'https://shop.example/';
  await changeApp(shop.server, id, { redirect_uris: [redirect] });
  const asked = { access_token: token, client_id: id, client_secret: secret };
  const { body } = await shop.send('GET', '/oauth/client_code', {
    ...asked,
    redirect_uri: redirect,
  });
  const exchange = `/oauth/access_token?${client}&redirect_uri=${redirect}&code=${body.code}`;
  for (let times = 0; times < 2; times++) {
    expect((await ask(shop, exchange, undefined)).answer).toEqual({ status: 200 });
  }
  expect((await shop.send('GET', exchange)).status).toBe(200);
  expect((await ask(shop, exchange, undefined)).answer.error?.error_subcode).toBe(36009);
});

it('of the app, by its word and its id, tells what it is', async () => {
  for (const path of ['/app', `/${shop.app.id}`]) {
    const { requirements } = await ask(shop, path, `${shop.app.id}|${shop.app.secret}`);
    const found = requirements.find(({ needed }) => needed.startsWith('something with the id'));
    expect(found).toMatchObject({ has: 'an Application', ok: true });
  }
});

describe('five ways to break a Page access token', () => {
  it('an expired one', async () => {
    const token = await shop.tokenFor({ expiresIn: -60 });
    const told = await ask(shop, '/me/conversations', token);
    expect(told.missing).toEqual(['an access token that is good']);
    expect(told.answer.error).toMatchObject({ code: 190, error_subcode: 463 });
    await expectSameError('/me/conversations', token);
  });

  it('a revoked one', async () => {
    const token = await shop.tokenFor();
    await revokeToken(shop.server, token);
    const told = await ask(shop, '/me/conversations', token);
    expect(told.answer.error).toMatchObject({ code: 190, error_subcode: 467 });
    expect(told.requirements[0]?.hint).toContain(`token create --page ${shop.page.id}`);
    await expectSameError('/me/conversations', token);
  });

  it('a cut one', async () => {
    const token = shop.token.slice(0, -3);
    const told = await ask(shop, '/me/conversations', token);
    expect(told.token).toBeUndefined();
    expect(told.requirements).toHaveLength(1);
    expect(told.requirements[0]?.hint).toContain('was cut');
    await expectSameError('/me/conversations', token);
  });

  it('one without a scope, whatever else is missing', async () => {
    const scopes = SCOPES.filter((each) => !each.startsWith('pages_'));
    const token = await shop.tokenFor({ scopes, tasks: ['ANALYZE'] });
    const told = await ask(shop, '/me/conversations', token);
    expect(lacking(told)).toEqual({
      'the scope pages_messaging':
        '(#230) Requires pages_messaging permission to manage the object',
      'the scope pages_read_engagement':
        '(#283) Requires pages_read_engagement permission to manage the object',
      'the scope pages_manage_metadata':
        '(#200) Requires pages_manage_metadata permission to manage the object',
      'the task MESSAGING or MODERATE on the Page':
        '(#200) The user must be able to perform the MESSAGING or the MODERATE task on the Page',
    });
    const [hint] = told.requirements.flatMap((each) => each.hint ?? []);
    expect(hint).toContain('pages_messaging,pages_read_engagement,pages_manage_metadata');
    await expectSameError('/me/conversations', token);
  });

  it('a user’s in its place', async () => {
    const user = await createUser(shop.server, { name: 'Rosa', pageId: shop.page.id });
    const token = await shop.tokenFor({ kind: 'user', userId: user.id });
    for (const path of ['/me/conversations', `/${chat.id}`]) {
      const told = await ask(shop, path, token);
      expect(told.token).toContain('a user access token');
      expect(told.requirements.at(-1)?.hint).toContain('take a Page access token');
      await expectSameError(path, token);
    }
  });
});

describe('what app, Page and person lack', () => {
  it('is named with the command that mends it', async () => {
    await changeApp(shop.server, shop.app.id, { business_verified: false });
    await changePage(shop.server, shop.page.id, { message_access: 'off', refuse: 613 });
    await changePerson(shop.server, shop.page.id, direct.person.id, { consent: 'off' });
    const told = await ask(shop, `/${direct.person.id}`);
    const hints = told.requirements.flatMap(({ hint }) => hint ?? []).join('\n');
    for (const command of [
      `app set ${shop.app.id} --verified yes`,
      `page set ${shop.page.id} --message-access on`,
      `page set ${shop.page.id} --refuse off`,
      `person set ${direct.person.id} --page ${shop.page.id} --consent on`,
    ]) {
      expect(hints).toContain(command);
    }
    expect(told.answer.error?.code).toBe(3);
    await expectSameError(`/${direct.person.id}`, shop.token);
    await changePerson(shop.server, shop.page.id, direct.person.id, { consent: 'on' });
  });

  it('of somebody without a role, who is as if not there', async () => {
    await changeApp(shop.server, shop.app.id, { mode: 'development' });
    const told = await ask(shop, `/${chat.id}`);
    expect(told.missing).toEqual(['advanced access, or people with a role on the app']);
    expect(told.answer.error).toMatchObject({ code: 100, error_subcode: 33 });
    expect(told.requirements.flatMap(({ hint }) => hint ?? [])[0]).toContain(
      `app set ${shop.app.id} --mode live`,
    );
    await expectSameError(`/${chat.id}`, shop.token);
  });

  it('carries the error of the answer where only answering shows what is wrong', async () => {
    const path = '/me/conversations?folder=attic';
    const told = await ask(shop, path);
    const { error } = told.answer;
    expect(error?.message).toMatch(/^\(#100\) Param folder must be one of/);
    expect(told.requirements.at(-1)).toEqual({
      ...{ kind: 'rest', ok: false },
      needed: 'parameters and data that the call can be answered with',
      ...{ has: error?.message, error, hint: expect.stringMatching(/what each parameter may be/) },
    });
    await expectSameError(path, shop.token);
  });

  it('is told also where data is left out and nothing said', async () => {
    await changeApp(shop.server, shop.app.id, { mode: 'development' });
    const told = await ask(shop, '/me/conversations');
    expect(told.answer).toEqual({ status: 200 });
    expect(told.missing).toEqual([
      'advanced access, for conversations with people who have no role on the app',
    ]);
  });

  it('goes for edges among the fields too', async () => {
    await changePage(shop.server, shop.page.id, { mode: 'archive', message_access: 'off' });
    const path = '/me?fields=name,instagram_business_account{conversations}';
    const told = await ask(shop, path);
    expect(told.missing).toEqual(['"Allow access to messages" of the Instagram account']);
    await expectSameError(path, shop.token);
  });

  it('is a proof, where the app requires one', async () => {
    await changeApp(shop.server, shop.app.id, { require_proof: true });
    const told = await ask(shop, '/me');
    expect(told.missing).toEqual(['an appsecret_proof, which the app requires']);
    await expectSameError('/me', shop.token);
  });
});

describe('a version that there is not', () => {
  it('is what is told, where the error names the path behind it', async () => {
    const told = await ask(shop, '/v29.0/me');
    expect(told.requirements).toMatchObject([
      { has: 'v29.0, which is no version here', hint: 'take one of v19.0 to v27.0, or none' },
    ]);
    await expectSameError('/v29.0/me', shop.token);
  });
});

describe('an id out of reach', () => {
  it('is told whose it is', async () => {
    const other = await shop.besides();
    const theirs = await other.conversation();
    for (const id of [other.page.id, theirs.id, theirs.person.id]) {
      const told = await ask(shop, `/${id}`);
      expect(told.requirements.at(-1)?.has).toContain(`(${other.page.id})`);
      expect(told.requirements.at(-1)?.hint).toContain('token of that Page');
      await expectSameError(`/${id}`, shop.token);
    }
  });

  it('or that nobody has it', async () => {
    const told = await ask(shop, '/123456789');
    expect(told.requirements.at(-1)?.has).toBe('nothing');
    await expectSameError('/123456789', shop.token);
  });
});

it.each([
  '/v99.0/me',
  '/',
  '/nobody',
  '/me/nothing',
  '/me?fields=nothing',
  '/me?fields=name{',
  '/me/conversations?platform=icq',
  '/me/conversations?limit=-1',
  '/me/conversations?after=forged',
  '/me/thread_owner',
  '/me/thread_owner?recipient=77',
])('%s ends with the error of the host, and says what was wanted', async (path) => {
  const told = await ask(shop, path);
  expect(told.missing).toHaveLength(1);
  await expectSameError(path, shop.token);
});

describe('what is secret', () => {
  it('is nowhere in an explanation', async () => {
    const proof = 'b'.repeat(64);
    for (const text of [
      `/me?access_token=${shop.token}&appsecret_proof=${proof}`,
      `/me/accounts?access_token=${shop.token}`,
      `/${shop.token}?access_token=${shop.token}`,
      `/me?fields=${shop.token}`,
      `/me?access_token=${shop.app.id}|${shop.app.secret}`,
      '/me/conversations',
    ]) {
      const told = JSON.stringify(await ask(shop, text, shop.token));
      for (const secret of [shop.token, proof, shop.app.secret]) {
        expect(told, text).not.toContain(secret);
      }
    }
  });
});

describe('a field that needs a scope of its own', () => {
  it('is told with the scope where it is asked for, and only there', async () => {
    await changePage(shop.server, shop.page.id, { mode: 'archive' });
    const scopes = SCOPES.filter((each) => each !== 'pages_user_locale');
    const token = await shop.tokenFor({ scopes });
    const path = `/${chat.person.id}?fields=first_name,locale,gender`;
    const told = await ask(shop, path, token);
    expect(lacking(told)).toEqual({
      'the scope pages_user_locale, for locale':
        '(#100) Insufficient permission to access user profile.',
    });
    expect(told.requirements.find(({ ok }) => !ok)?.hint).toContain('pages_user_locale');
    await expectSameError(path, token);
    expect((await ask(shop, `/${chat.person.id}`, token)).missing).toEqual([]);
    await changePage(shop.server, shop.page.id, { mode: 'strict' });
  });
});

describe('what is left out of an answer without an error', () => {
  it('is told of an address that needs the scope email, and how to have it', async () => {
    const user = await createUser(shop.server, { name: 'Eva', email: 'eva@shop.example' });
    const tokenOf = (scopes: string[]) => shop.tokenFor({ kind: 'user', userId: user.id, scopes });
    const without = await ask(shop, 'GET /me?fields=email', await tokenOf(['pages_show_list']));
    expect(without.answer).toEqual({ status: 200 });
    expect(lacking(without)).toEqual({ 'the scope email': undefined });
    const [{ hint } = { hint: '' }] = without.requirements.filter(({ ok }) => !ok);
    expect(hint).toContain('--scopes pages_show_list,email');
    const given = await ask(shop, 'GET /me?fields=email', await tokenOf(['email']));
    expect(lacking(given)).toEqual({});
    expect(lacking(await ask(shop, 'GET /me?fields=name', await tokenOf(['email'])))).toEqual({});
  });

  it('is told of: names without data, and names that attachments and people do not have', async () => {
    const fields = 'name,fan_count,conversations{messages{attachments{type,name},thread_id}}';
    const told = await ask(shop, `/me?fields=${fields}`);
    expect(told.answer).toEqual({ status: 200 });
    expect(lacking(told)).toEqual({
      'data of fan_count, conversations.messages.thread_id': undefined,
      'a field of the name conversations.messages.attachments.type': undefined,
    });
    const list = await ask(shop, `/${chat.id}/messages?fields=from{picture},subject`);
    expect(list.missing).toEqual(['data of subject', 'a field of the name from.picture']);
    const many = DOCUMENTED.Page.fields.join(',');
    const [missing] = (await ask(shop, `/me?fields=${many}`)).missing;
    expect(missing).toMatch(/^data of about, .* and \d+ more$/);
    expect((await ask(shop, '/me?fields=name,colour')).answer.status).toBe(400);
    expect((await ask(shop, '/me?fields=name')).missing).toEqual([]);
  });
});
