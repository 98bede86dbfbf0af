import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NOT_YET, type NotYet } from '../../src/api/not-yet.ts';
import { type Answer, type Conversation, type Json, sharedWorld } from '../support/world.ts';
import { member } from '../tokens/people.ts';
import { ask } from './ask.ts';

const SENTENCE = 'Convograph does not offer this yet; Meta does';

/** Every row, written out for `npm run docs` to find. */
const KEYS = [
  'GET, POST, DELETE /{page-id}/custom_user_settings',
  'GET, POST /{page-id}/custom_labels',
  'GET /{psid}/custom_labels',
];

const shop = await sharedWorld();
let chat: Conversation;
let direct: Conversation;
let login: string;
let app: string;
beforeAll(async () => {
  chat = await shop.conversation();
  direct = await shop.conversation({ platform: 'INSTAGRAM' });
  login = await shop.tokenFor({ kind: 'instagram', pageId: shop.page.id });
  app = `${shop.app.id}|${shop.app.secret}`;
});

/** The paths of an entry, in all their forms, and the token for them. */
function callsOf({ host, key, name }: NotYet): { token: string; paths: string[] } {
  if (host === 'instagram') {
    const ids = ['me', shop.page.instagramId];
    return { token: login, paths: ids.map((id) => `/_convograph/instagram/v23.0/${id}/${name}`) };
  }
  const ids: Record<string, (string | undefined)[]> = {
    'page-id': ['me', shop.page.id],
    'ig-id': [shop.page.instagramId],
    'app-id': ['app', shop.app.id],
    psid: [chat.person.id],
  };
  const [, node = ''] = /\{([\w-]+)\}/.exec(key) ?? [];
  const token = node === 'app-id' ? app : shop.token;
  const paths = (ids[node] ?? []).flatMap((id) => [`/${id}/${name}`, `/v23.0/${id}/${name}/`]);
  return { token, paths };
}

const marks = ({ headers }: Answer) => [
  headers.get('x-convograph'),
  headers.get('access-control-expose-headers'),
];
const MARKED = ['not-yet', 'X-Convograph'];
const UNMARKED = [null, null];

const notes = () => (shop.server.notes as string[]).splice(0);
beforeEach(() => {
  notes();
});

describe('what Meta offers and Convograph does not yet', () => {
  it('has a row each', () => {
    expect(NOT_YET.map(({ key }) => key)).toEqual(KEYS);
  });

  it.each(NOT_YET)('is marked, explained and told in the terminal: $key', async (entry) => {
    const { token, paths } = callsOf(entry);
    for (const path of paths) {
      for (const verb of entry.verbs) {
        const answer = await shop.send(verb, path, { access_token: token });
        expect(answer.status, `${verb} ${path}`).toBeGreaterThanOrEqual(400);
        expect(marks(answer), `${verb} ${path}`).toEqual(MARKED);
        const line = `${verb} ${path}: ${SENTENCE}: ${entry.description}`;
        expect(notes()).toEqual([line]);
        const told = await ask(shop, `${verb} ${path}`, token);
        expect(told.not_yet).toBe(entry.description);
        expect(told.requirements.at(-1)?.has).toBe(`${SENTENCE}: ${entry.description}`);
        expect(told.missing).toEqual(['something that Convograph offers']);
        const { fbtrace_id: _, ...error } = answer.body.error;
        expect(told.answer).toEqual({ status: answer.status, error });
        // What is only explained is told to whoever asked.
        expect(notes()).toEqual([]);
      }
    }
  });

  it('is marked in whatever form it is asked', async () => {
    const { token, page } = shop;
    const body = new URLSearchParams({ access_token: token, recipient: '{"id":"1"}' });
    const forms = [
      await shop.send('POST', '/me/custom_user_settings', {}, { body }),
      await shop.send('GET', '/me/custom_user_settings', { access_token: token, method: 'post' }),
      await shop.send('POST', '/me/custom_labels', { access_token: token, method: 'get' }),
      await shop.send('POST', `/picture?id=${page.id}`, { access_token: token }),
      await shop.get('/me/custom_labels', { callback: 'f' }),
    ];
    for (const [at, form] of forms.entries())
      expect(marks(form), `${at} ${form.text}`).toEqual(MARKED);
    expect(notes()).toHaveLength(forms.length);
    const preflight = await shop.send('OPTIONS', '/me/custom_user_settings');
    expect(marks(preflight)).toEqual(UNMARKED);
  });

  it('is marked item by item in a batch', async () => {
    const items = [
      { method: 'POST', relative_url: 'me/custom_user_settings', body: 'x=1' },
      { method: 'GET', relative_url: 'me' },
      { method: 'POST', relative_url: 'me/nothing' },
      { method: 'GET', relative_url: `${shop.page.id}/custom_labels?limit=1` },
      { method: 'POST', relative_url: 'me/custom_user_settings\nforged line' },
    ];
    const asked = { access_token: shop.token, batch: JSON.stringify(items) };
    const answer = await shop.send('POST', '/', asked);
    const headers = answer.body.map((one: Json) =>
      one.headers.some(({ name, value }: Json) => name === 'X-Convograph' && value === 'not-yet'),
    );
    expect(headers).toEqual([true, false, false, true, false]);
    expect(marks(answer)).toEqual(UNMARKED);
    expect(notes()).toHaveLength(2);
  });
});

describe('what Meta offers beyond conversations', () => {
  it('is marked and explained too, by verb and node, as its SDK lists it', async () => {
    const user = await shop.tokenFor({ kind: 'user', userId: (await member(shop)).id });
    const calls: [string, string, string, string][] = [
      ['GET', '/me/feed', shop.token, 'GET feed of a Page.'],
      ['POST', `/${shop.page.id}/feed`, shop.token, 'POST feed of a Page.'],
      ['DELETE', '/me/blocked', shop.token, 'DELETE blocked of a Page.'],
      ['POST', '/me/nlp_configs', shop.token, 'POST nlp_configs of a Page.'],
      ['POST', '/me/picture', shop.token, 'POST picture of a Page.'],
      ['POST', '/me', shop.token, 'POST on a Page.'],
      ['POST', `/${shop.page.id}`, shop.token, 'POST on a Page.'],
      ['GET', '/me/businesses', user, 'GET businesses of a User.'],
      ['GET', '/app/permissions', app, 'GET permissions of an Application.'],
      ['GET', `/${shop.page.instagramId}/media`, shop.token, 'GET media of an IGUser.'],
      ['GET', '/_convograph/instagram/me/stories', login, 'GET stories of an IGUser.'],
    ];
    for (const [verb, path, access_token, what] of calls) {
      const answer = await shop.send(verb, path, { access_token });
      expect(answer.status, `${verb} ${path}`).toBeGreaterThanOrEqual(400);
      expect(marks(answer), `${verb} ${path}`).toEqual(MARKED);
      const told = await ask(shop, `${verb} ${path}`, access_token);
      expect(told.not_yet).toBe(what);
      expect(told.missing, `${verb} ${path}`).toEqual(['something that Convograph offers']);
    }
  });

  it('is told as that where `fields` name it, and leaves the answer as it is', async () => {
    for (const [call, path] of [
      ['GET /me?fields=name,custom_labels', 'custom_labels'],
      ['GET /me?fields=feed{message}', 'feed'],
    ] as const) {
      const told = await ask(shop, call);
      expect(told.requirements.filter(({ ok }) => !ok)).toEqual([
        expect.objectContaining({
          needed: `data of ${path}`,
          has: `${SENTENCE}: it stays away without an error`,
        }),
      ]);
      expect(told.answer).toEqual({ status: 200 });
    }
    // Of a person nobody knows whether Meta has it: the names are those of users.
    const told = await ask(shop, `GET /${chat.person.id}?fields=feed`);
    expect(told.requirements.at(-1)?.has).toMatch(/^Meta documents it and may have it/);
  });

  it('is not marked with a verb that Meta refuses there, or on another node', async () => {
    for (const [verb, path] of [
      ['DELETE', '/me/feed'],
      ['DELETE', '/me'],
      ['POST', '/me/posts'],
      ['GET', '/me/nlp_configs'],
      ['GET', '/me/businesses'],
      ['GET', '/me/feed/1'],
      ['GET', '/feed'],
      ['GET', `/${chat.person.id}/feed`],
      ['GET', `/${chat.id}/feed`],
      ['POST', `/${chat.id}`],
      ['POST', '/999'],
      ['GET', '/999/feed'],
    ] as const) {
      const answer = await shop.send(verb, path, { access_token: shop.token });
      expect(answer.status, `${verb} ${path}`).toBeGreaterThanOrEqual(400);
      expect(marks(answer), `${verb} ${path}`).toEqual(UNMARKED);
    }
  });
});

describe('every other answer', () => {
  it('is not marked, though the path is the same', async () => {
    const other = await shop.besides();
    const user = await shop.tokenFor({ kind: 'user', userId: (await member(shop)).id });
    const refusedAsMeta: [string, string, string | undefined][] = [
      ['POST', '/me/custom_user_settings', undefined],
      ['POST', '/me/custom_user_settings', 'EAAnone'],
      ['POST', '/me/custom_user_settings', login],
      ['POST', '/me/custom_user_settings', user],
      ['POST', `/${other.page.id}/messages`, shop.token],
      ['POST', '/999/messages', shop.token],
      ['POST', '/v99.0/me/custom_user_settings', shop.token],
      ['POST', '/me/custom_user_settings/x', shop.token],
      ['POST', '/nobody/messages', shop.token],
      ['POST', `/${chat.id}/messages`, shop.token],
      ['POST', `/${chat.person.id}/messages`, shop.token],
      ['DELETE', '/me/pass_thread_control', shop.token],
      ['GET', '/me/pass_thread_control', shop.token],
      ['POST', '/me/take_thread_control', shop.token],
      ['GET', '/custom_labels', shop.token],
      ['GET', `/${direct.person.id}/custom_labels`, shop.token],
      ['GET', '/me/subscriptions', shop.token],
      ['POST', '/sticker_packs', shop.token],
      ['GET', '/me/bogus', shop.token],
      ['POST', '/_convograph/instagram/me/custom_user_settings', login],
      ['GET', '/_convograph/instagram/sticker_packs', login],
      ['POST', '/_convograph/instagram/me/custom_user_settings', shop.token],
    ];
    for (const [verb, path, access_token] of refusedAsMeta) {
      const answer = await shop.send(verb, path, { access_token });
      expect(answer.status, `${verb} ${path}`).toBeGreaterThanOrEqual(400);
      expect(marks(answer), `${verb} ${path}`).toEqual(UNMARKED);
      const told = await ask(shop, `${verb} ${path}`, access_token ?? '');
      expect(told.not_yet, `${verb} ${path}`).toBeUndefined();
    }
    for (const path of ['/me', `/${chat.id}/messages`, '/me?fields=conversations{messages}']) {
      const answer = await shop.get(path);
      expect([answer.status, ...marks(answer)]).toEqual([200, ...UNMARKED]);
    }
    const nested = await shop.get('/me', { fields: 'conversations{messages{custom_labels}}' });
    expect([nested.status, ...marks(nested)]).toEqual([400, ...UNMARKED]);
    expect(notes()).toEqual([]);
    expect(shop.server.faults).toEqual([]);
  });

  it('an explanation of a flat error has its words too', async () => {
    const told = await ask(shop, 'POST https://graph.instagram.com/access_token', login);
    expect(told.answer).toMatchObject({ status: 400, error: { message: expect.any(String) } });
  });
});
