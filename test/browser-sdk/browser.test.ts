import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { changeApp } from '../../src/admin/apps/change-app.ts';
import { createApp } from '../../src/admin/apps.ts';
import { changeUser } from '../../src/admin/users/change-user.ts';
import { runs } from '../clients/runs.ts';
import { shared } from '../clients/shared.ts';
import { page } from '../docs/support/markdown.ts';
import { type Site, site } from '../login/shop-site.ts';
import { type LoginWorld, loginWorld } from '../login/visitor.ts';
import { accessToken } from '../oauth/codes.ts';
import { chromiumFor } from '../support/browser.ts';
import type { Conversation, Json } from '../support/world.ts';
import { recorder } from './recorder.ts';
import { type PageSpec, type ShopPage, shopPage } from './shop-page.ts';

const browser = await chromiumFor('test/browser-sdk/browser.test.ts');
afterAll(() => browser?.close());

let shop: LoginWorld;
let app: Site;
let talk: Conversation;
beforeAll(async () => {
  app = await site();
  shop = await loginWorld();
  talk = await shop.conversation({ said: [{ text: 'Is it open?' }, { text: 'Hello?' }] });
  await shop.conversation({ said: [{ text: 'Another' }] });
});
afterAll(async () => {
  await shop?.close();
  await app?.close();
});
/** An app of each test's own, which is led back to where the page is. */
let mine: Awaited<ReturnType<typeof createApp>>;
beforeEach(async () => {
  mine = await createApp(shop.server, { name: 'Web Shop' });
  await changeApp(shop.server, mine.id, { redirect_uris: [`${app.origin}/back`] });
});

const opened = (spec: Partial<PageSpec> = {}): Promise<ShopPage> => {
  const init = { appId: mine.id, version: 'v23.0', ...spec.init };
  return shopPage(browser, app, { server: shop.server.url, ...spec, init });
};

/** Presses a button of the dialog that ends it. */
const press = async (popup: Awaited<ReturnType<ShopPage['login']>>, name: string | RegExp) =>
  Promise.all([popup.waitForEvent('close'), popup.getByRole('button', { name }).click()]);

/** Requests that Meta's SDK was seen to send, by what its page called. */
const vectors = shared('vectors');
const recorded: readonly Json[] = vectors
  .json('sdk-requests.json', [])
  .filter(({ client }: Json) => client === 'browser-js-sdk');

/** The call of `FB.api` that made a request: path, method and parameters. */
function callOf({ method, url, body = '' }: Json): readonly [string, string, Json] {
  const [path, query] = url.split('?');
  const said = new URLSearchParams(`${query}&${body}`);
  const verb = said.get('method') ?? method.toLowerCase();
  for (const added of ['method', 'sdk', 'pretty', 'suppress_http_code']) said.delete(added);
  const params = [...said].map(([name, text]) => [
    name,
    /^[[{]/.test(text) ? JSON.parse(text) : text,
  ]);
  return [path.replace('/v19.0', ''), verb, Object.fromEntries(params)];
}

describe.skipIf(!browser)('the page of docs/clients.md', runs('sdk.js'), () => {
  it('reads, on another origin', async () => {
    const { text = '' } =
      page('docs/clients.md').blocks.find((each) => each.language === 'html') ?? {};
    const filled = text
      .replace('http://127.0.0.1:4004', shop.server.url)
      .replace(/appId: '\d+'/, `appId: '${mine.id}'`)
      .replace('EAA…', shop.token);
    expect(filled).toContain(mine.id);
    app.pages.set('/recipe', filled);
    const tab = await browser?.newPage();
    const said = tab?.waitForEvent('console');
    await tab?.goto(`${app.origin}/recipe`);
    expect((await said)?.text()).toBe(shop.page.name);
    await tab?.close();
  });
});

describe.skipIf(!browser)('FB.api on a page of another origin', runs('sdk.js'), () => {
  it.skipIf(!vectors.isHere)(
    `sends what Meta's SDK was seen to send, to the byte${vectors.note}`,
    async () => {
      const server = await recorder();
      onTestFinished(() => server.close());
      const { run } = await opened({ server: server.url, init: { version: 'v19.0' } });
      const filled = (text: string) => text.replaceAll(/\$\{(\w+)\}/g, 'X_$1');
      expect(recorded).toHaveLength(16);
      for (const each of recorded.filter(({ method }) => method !== 'OPTIONS')) {
        const raw = JSON.parse(filled(JSON.stringify(each)));
        const [path, method, params] = callOf(raw);
        await run(`called(...${JSON.stringify([path, params, method])})`);
        const came = server.came.at(-1);
        expect(came).toMatchObject({
          method: raw.method,
          url: raw.url,
          body: raw.body ?? '',
        });
        expect(came?.headers).toMatchObject({
          ...{ 'content-type': 'application/x-www-form-urlencoded', accept: '*/*' },
          origin: app.origin,
        });
        for (const name of ['authorization', 'cookie']) {
          expect(came?.headers).not.toHaveProperty(name);
        }
      }
      // A browser asks first whether it may delete, of its own accord, and nothing else.
      const asked = server.came.filter(({ method }) => method === 'OPTIONS');
      const [question] = recorded.filter(({ method }) => method === 'OPTIONS');
      expect(
        asked.map(({ url, headers }) => [url, headers['access-control-request-method']]),
      ).toEqual([[filled(question.url), 'DELETE']]);
    },
  );

  it('takes method, parameters and callback in any order, and reads, pages, writes and deletes', async () => {
    const { run, complaints } = await opened();
    const at = JSON.stringify({ access_token: shop.token });
    const list = `/${shop.page.id}/conversations`;
    const answers: Json[] = await run(`(async () => {
      const at = ${at};
      const back = Symbol('where the callback stands');
      const by = (...args) =>
        new Promise((done) => FB.api(...args.map((each) => (each === back ? done : each))));
      const ways = [
        ['/me', back, at], ['me', at, back], ['/me', 'get', at, back], ['/me', at, 'GET', back],
        ['/me', back, 'get', at], ['/me', at, back, 'get'], ['/v23.0/me?access_token=' + at.access_token, back],
        ['https://graph.facebook.com/v23.0/me?access_token=' + at.access_token, back],
      ];
      return Promise.all(ways.map((way) => by(...way)));
    })()`);
    expect(answers).toHaveLength(8);
    for (const each of answers) expect(each).toEqual({ id: shop.page.id, name: shop.page.name });
    const first: Json = await run(`called('${list}', { limit: 1, fields: 'id', ...${at} })`);
    const second: Json = await run(`called(${JSON.stringify(first.paging.next)})`);
    expect([first, second].map(({ data }) => data.length)).toEqual([1, 1]);
    expect(second.data[0].id).not.toBe(first.data[0].id);
    const padding = 'x'.repeat(2_000);
    const long: Json = await run(
      `called('/${talk.id}', { fields: 'id', padding: '${padding}', ...${at} })`,
    );
    expect(long).toEqual({ id: talk.id });
    const batch = [
      { method: 'GET', relative_url: shop.page.id },
      { method: 'GET', relative_url: `${talk.id}?fields=id` },
    ];
    const both: Json = await run(
      `called('/', 'post', { batch: ${JSON.stringify(batch)}, ...${at} })`,
    );
    expect(both.map(({ code, body }: Json) => [code, JSON.parse(body).id])).toEqual([
      [200, shop.page.id],
      [200, talk.id],
    ]);
    const message = { recipient: { id: talk.person.id }, message: { text: 'Yes ✓' } };
    const sent: Json = await run(
      `called('/me/messages', 'post', { messaging_type: 'RESPONSE', ...${JSON.stringify(message)}, ...${at} })`,
    );
    expect(sent).toMatchObject({ recipient_id: talk.person.id, message_id: /^m_/ });
    const profile = { get_started: { payload: 'BEGIN' } };
    const own = '/me/messenger_profile';
    const set: Json = await run(
      `called('${own}', 'post', { ...${JSON.stringify(profile)}, ...${at} })`,
    );
    const gone: Json = await run(
      `called('${own}', 'delete', { fields: ['get_started'], ...${at} })`,
    );
    expect([set, gone]).toEqual([{ result: 'success' }, { result: 'success' }]);
    expect(complaints).toEqual([]);
  });

  it('gives an error where there is no answer, and forgets a token that is refused', async () => {
    const server = await recorder();
    const { run } = await opened({ server: server.url });
    const answered = async (status: number, body: string): Promise<Json> => {
      server.answer = { status, body };
      return run(`called('/me', { access_token: 'T' })`);
    };
    const code = 1;
    expect(await answered(200, 'for (;;);{"id":"1"}')).toEqual({ id: '1' });
    expect(await answered(400, '{"error":{"code":100}}')).toEqual({ error: { code: 100 } });
    expect(await answered(200, '<html>')).toEqual({
      error: {
        code,
        error_subcode: 1357046,
        message: 'Received Invalid JSON reply.',
        type: 'http',
      },
    });
    await server.close();
    expect(await run(`called('/me')`)).toEqual({
      error: {
        ...{ code, error_subcode: 1357045, type: 'http', status: 0 },
        message: 'unknown error (empty response)',
      },
    });
    await expect(run(`called('/me', 'patch')`)).rejects.toThrow('knows no method "patch"');
    await expect(run('FB.init({ appId: "1" })')).rejects.toThrow('a version such as');
  });
});

describe.skipIf(!browser)('FB.login', runs('sdk.js'), () => {
  it('brings who logged in, as Meta has it, and the page calls for that person', async () => {
    const { login, answer, heard, run, page, complaints } = await opened({
      init: { cookie: true },
    });
    expect(await run('asked()')).toEqual({ status: 'unknown', authResponse: null });
    const popup = await login({ scope: 'pages_show_list,pages_messaging', return_scopes: true });
    expect(await popup.getByText('Either leads back to').textContent()).toContain(app.origin);
    await press(popup, 'Continue as Ada Lovelace');
    const { status, authResponse }: Json = await answer();
    expect(status).toBe('connected');
    expect(authResponse).toEqual({
      accessToken: expect.stringMatching(/^EAA/),
      userID: shop.ada,
      expiresIn: 5_400,
      signedRequest: expect.any(String),
      graphDomain: 'facebook',
      data_access_expiration_time: expect.any(Number),
      grantedScopes: 'pages_messaging,pages_show_list,public_profile',
    });
    expect(await heard()).toEqual([
      'auth.login connected',
      'auth.authResponseChange connected',
      'auth.statusChange connected',
    ]);
    expect(await run(`called('/me', { fields: 'id,name' })`)).toEqual({
      id: shop.ada,
      name: 'Ada Lovelace',
    });
    expect(await run('[FB.getAccessToken(), FB.getUserID(), FB.getAuthResponse()]')).toEqual([
      authResponse.accessToken,
      shop.ada,
      authResponse,
    ]);
    const [mac, payload = ''] = authResponse.signedRequest.split('.');
    expect(mac).toBe(createHmac('sha256', mine.secret).update(payload).digest('base64url'));
    const said = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(said).toEqual({
      ...{ user_id: shop.ada, algorithm: 'HMAC-SHA256' },
      code: expect.stringMatching(/^AQ/),
      issued_at: expect.any(Number),
    });
    // The server of the page reads the cookie, and has a token of its own for the code.
    const cookies = await page.context().cookies(app.origin);
    expect(cookies.find(({ name }) => name === `fbsr_${mine.id}`)?.value).toBe(
      authResponse.signedRequest,
    );
    const { id: client_id, secret: client_secret } = mine;
    const proof = { client_id, client_secret, code: said.code, redirect_uri: '' };
    const { body } = await accessToken(shop, proof);
    expect((await shop.get('/me', { access_token: body.access_token })).body.id).toBe(shop.ada);
    expect(complaints).toEqual([]);
  });

  it('says unknown where the person cancels, or closes the window', async () => {
    const { login, answer, heard } = await opened();
    await press(await login(), 'Cancel');
    expect(await answer()).toEqual({ status: 'unknown', authResponse: null });
    const popup = await login();
    await popup.close();
    expect(await answer()).toEqual({ status: 'unknown', authResponse: null });
    await (await login({ auth_type: 'reauthenticate' })).close();
    expect(await answer()).toMatchObject({ status: 'not_authorized' });
    expect(await heard()).toEqual(['auth.statusChange not_authorized']);
  });

  it('asks again for a scope that was declined with auth_type=rerequest alone', async () => {
    const { login, answer } = await opened();
    const popup = await login({ scope: 'email' });
    await popup.getByLabel('Your email address').uncheck();
    await press(popup, /^Continue/);
    const without: Json = await answer();
    const me = { access_token: without.authResponse.accessToken };
    expect((await shop.get('/me/permissions', me)).body.data).toContainEqual({
      permission: 'email',
      status: 'declined',
    });
    const again = await login({ scope: 'email', auth_type: 'rerequest', return_scopes: true });
    await press(again, /^Continue/);
    const { authResponse }: Json = await answer();
    expect(authResponse.grantedScopes.split(',')).toContain('email');
  });

  it('lasts over a new page, ends by logout, and with the app’s place at the person', async () => {
    const { login, answer, run, page, heard } = await opened({ init: { status: true } });
    await press(await login(), /^Continue/);
    const { authResponse }: Json = await answer();
    const again = async (): Promise<Json> => {
      await page.reload();
      await page.waitForFunction('window.isReady');
      return run('asked()');
    };
    await heard();
    expect(await again()).toMatchObject({
      status: 'connected',
      authResponse: { accessToken: authResponse.accessToken, userID: shop.ada },
    });
    expect(await heard()).toContain('auth.login connected');
    await changeUser(shop.server, shop.ada, { remove_app: mine.id });
    expect(await again()).toEqual({ status: 'not_authorized', authResponse: null });
    expect(await run('FB.getAccessToken()')).toBeNull();
    await press(await login(), /^Continue/);
    await answer();
    await heard();
    // An answer that is under way meanwhile brings nobody back.
    const late = run('(async () => { const asking = asked(true); FB.logout(); return asking; })()');
    expect(await late).toEqual({ status: 'unknown', authResponse: null });
    expect(await heard()).toEqual([
      'auth.logout unknown',
      'auth.authResponseChange unknown',
      'auth.statusChange unknown',
    ]);
    expect(await again()).toEqual({ status: 'unknown', authResponse: null });
  });

  it('ends with its token, and with the page where nothing is to be kept', async () => {
    const { login, answer, run, page } = await opened({ init: { localStorage: false } });
    await press(await login(), /^Continue/);
    await answer();
    expect(await run('localStorage.length')).toBe(0);
    await page.clock.install();
    await page.clock.fastForward('02:00:00');
    expect(await run('FB.getAccessToken()')).toBeNull();
    const other = await opened();
    await press(await other.login(), /^Continue/);
    await other.answer();
    await changeUser(shop.server, shop.ada, { logged_out: true });
    expect(await other.run('asked()')).toMatchObject({ status: 'connected' });
    expect(await other.run('asked(true)')).toEqual({ status: 'unknown', authResponse: null });
  });

  it('needs of a policy no more than the server for script and calls', async () => {
    const { server } = shop;
    const policy = `default-src 'none'; connect-src ${server.url}; script-src ${server.url}`;
    const { login, answer, complaints, run } = await opened({ policy });
    await press(await login(), /^Continue/);
    expect(await answer()).toMatchObject({ status: 'connected' });
    expect(await run(`called('/me')`)).toMatchObject({ id: shop.ada });
    expect(complaints).toEqual([]);
  });
});

describe.skipIf(!browser)('the page of docs/guides/browser.md', runs('sdk.js'), () => {
  it('logs in, lists conversations, and does so by itself when it is loaded again', async () => {
    const [text = ''] = page('docs/guides/browser.md').blocks.flatMap(({ language, text }) =>
      language === 'html' ? [text] : [],
    );
    const { url } = shop.server;
    app.pages.set('/', text.replace('http://127.0.0.1:4004', url).replace('APP_ID', mine.id));
    const context = await browser?.newContext();
    if (!context) throw new Error('There is no browser.');
    onTestFinished(() => context.close());
    const shown = await context.newPage();
    const complaints: string[] = [];
    shown.on('console', (message) => void complaints.push(message.text()));
    shown.on('pageerror', (error) => void complaints.push(error.message));
    const loaded = shown.waitForResponse(/sdk\.js$/);
    await shown.goto(app.origin);
    await loaded;
    const [popup] = await Promise.all([
      shown.waitForEvent('popup'),
      shown.getByRole('button').click(),
    ]);
    popup.setDefaultTimeout(10_000);
    await press(popup, /^Continue/);
    await shown.getByText('Corner Shop: ').waitFor();
    expect(await shown.title()).toBe('connected');
    await shown.reload();
    await shown.getByText('Corner Shop: ').waitFor();
    expect(complaints).toEqual([]);
  });
});

describe.skipIf(!browser)('a page that is none of the app’s', () => {
  it('is shown why and given nothing', async () => {
    await changeApp(shop.server, mine.id, { redirect_uris: ['https://elsewhere.example/back'] });
    const { login, answer } = await opened();
    const popup = await login();
    expect(await popup.getByRole('alert').textContent()).toContain('none of the app');
    expect(await popup.content()).toContain(`app set ${mine.id} --redirect-uri ${app.origin}/`);
    await popup.close();
    expect(await answer()).toEqual({ status: 'unknown', authResponse: null });
  });

  it('hears nothing of a login in a window that it opened in the name of another', async () => {
    const other = await site();
    onTestFinished(() => other.close());
    await changeApp(shop.server, mine.id, { redirect_uris: [`${other.origin}/back`] });
    const { login, run, page } = await opened();
    await run(`window.told = []; addEventListener('message', ({ data }) => told.push(data))`);
    const popup = await login();
    const address = popup
      .url()
      .replaceAll(encodeURIComponent(encodeURIComponent(app.origin)), () =>
        encodeURIComponent(encodeURIComponent(other.origin)),
      );
    expect(address).not.toBe(popup.url());
    await popup.goto(address);
    await popup.getByRole('button', { name: /^Continue/ }).click();
    await popup.getByText('The answer went to').waitFor();
    expect(await popup.evaluate('opener === null')).toBe(false);
    // What was under way has come once another message has.
    await popup.evaluate(`opener.postMessage('after', '*')`);
    await page.waitForFunction(`told.includes('after')`);
    expect(await run('told')).toEqual(['after']);
    expect(await run('FB.getAuthResponse()')).toBeNull();
  });

  it('cannot log somebody in on the app’s page by a message', async () => {
    const { login, answer, run, page } = await opened();
    const popup = await login();
    const forged = 'access_token=EAAforged&expires_in=5400';
    const cb = new URLSearchParams(
      new URL(new URL(popup.url()).searchParams.get('redirect_uri') ?? '').hash.slice(1),
    ).get('cb');
    const other = await site();
    onTestFinished(() => other.close());
    // From another window, without the word, as no text, and at last from another origin.
    await run(`postMessage('cb=${cb}&${forged}', '*')`);
    await popup.evaluate(`opener.postMessage('cb=f0&${forged}', '*')`);
    await popup.evaluate(`opener.postMessage({ cb: '${cb}', access_token: 'EAAforged' }, '*')`);
    await run(`window.told = []; addEventListener('message', ({ data }) => told.push(data))`);
    // Led there by itself: what is typed into the bar of addresses has no opener any more.
    await popup.evaluate(`location.href = '${other.origin}'`);
    await popup.waitForURL(`${other.origin}/`);
    await popup.evaluate(`opener.postMessage('cb=${cb}&${forged}', '*')`);
    await popup.evaluate(`opener.postMessage('after', '*')`);
    await page.waitForFunction(`told.includes('after')`);
    expect(await run('FB.getAccessToken()')).toBeNull();
    await popup.close();
    expect(await answer()).toEqual({ status: 'unknown', authResponse: null });
  });
});
