import { once } from 'node:events';
import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loginToken } from '../instagram-host/ways.ts';
import { BACK, type LoginWorld, loginWorld } from '../login/visitor.ts';
import { start } from '../server/harness.ts';
import type { Json } from '../support/world.ts';
import { type Proxying, proxying } from './proxying.ts';

let shop: LoginWorld;
let there: Proxying;
let picture: string;
beforeAll(async () => {
  shop = await loginWorld();
  there = await proxying({ upstream: new URL(shop.server.url) });
  picture = await shop.server.media.put(Buffer.from('a picture'));
  const attachments = [
    { id: '1', kind: 'image', media: picture, mime: 'image/png', name: 'bowl.png' },
  ];
  await shop.conversation({ said: [{ extra: { attachments } } as Json, {}] });
  await shop.conversation({ platform: 'INSTAGRAM', said: [{}, {}] });
});
afterAll(() => shop.close());

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}

/** A request by https, through the proxy. */
async function through(url: string, method = 'GET', headers = {}, body = ''): Promise<Answer> {
  const { hostname } = new URL(url);
  const socket = await there.secure(hostname);
  const options = { method, headers, createConnection: () => socket };
  const asked = request(url, options as object);
  asked.end(body);
  const [answer] = await once(asked, 'response');
  let text = '';
  for await (const part of answer.setEncoding('utf8')) text += part;
  socket.destroy();
  return { status: answer.statusCode, headers: answer.headers, text };
}

const read = async (url: string): Promise<Json> => JSON.parse((await through(url)).text);

describe('a paging link', () => {
  it('leads to the host that was asked, and on through the proxy', async () => {
    const token = await loginToken(shop);
    for (const [host, path, access] of [
      ['graph.facebook.com', 'me/conversations', shop.token],
      ['graph-video.facebook.com', 'me/conversations', shop.token],
      ['graph.instagram.com', 'me', token],
    ] as const) {
      const fields = 'fields=messages.limit(1)';
      const asked = path === 'me' ? 'fields=conversations.limit(1){messages.limit(1)}' : fields;
      const url = `https://${host}/v26.0/${path}?access_token=${access}&${asked}`;
      const body = await read(url);
      const [one] = (body.conversations ?? body).data;
      const { next } = one.messages.paging;
      expect(next, host).toMatch(new RegExp(`^https://${host}/v26\\.0/`));
      expect((await read(next)).data, host).toHaveLength(1);
    }
  });
});

describe('a link to a picture', () => {
  it('leads to the server itself, whoever opens it, in a batch too', async () => {
    const fields = 'fields=messages{attachments}';
    const token = `access_token=${shop.token}`;
    const plain = await read(`https://graph.facebook.com/me/conversations?${fields}&${token}`);
    const batch = encodeURIComponent(
      JSON.stringify([{ method: 'GET', relative_url: `me/conversations?${fields}` }]),
    );
    const answers = JSON.parse(
      (await through(`https://graph.facebook.com/?batch=${batch}&${token}`, 'POST')).text,
    );
    for (const body of [plain, JSON.parse(answers[0].body)]) {
      const messages = body.data.flatMap((each: Json) => each.messages.data);
      const { url } = messages.find((each: Json) => each.attachments).attachments.data[0]
        .image_data;
      expect(url).toMatch(new RegExp(`^${shop.server.url}/_convograph/media/`));
      expect(await (await fetch(url)).text()).toBe('a picture');
    }
  });
});

describe('the login dialog', () => {
  const query = () => `client_id=${shop.app.id}&redirect_uri=${encodeURIComponent(BACK)}&state=s`;

  it('is at www.facebook.com, and leads back to the app', async () => {
    const url = `https://www.facebook.com/v26.0/dialog/oauth?${query()}&scope=email`;
    const opened = await through(url);
    expect(opened.status).toBe(200);
    const [cookie = ''] = opened.headers['set-cookie'] as string[];
    expect(cookie).toMatch(/; Secure$/);
    expect(opened.text).not.toMatch(/(?:src|href)="(?!data:|\?)/);
    const form = new URLSearchParams({ action: 'continue', person: shop.ada, scope: 'email' });
    form.set('form_token', /name="form_token" value="([^"]+)"/.exec(opened.text)?.[1] ?? '');
    const headers = {
      Origin: 'https://www.facebook.com',
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/x-www-form-urlencoded',
      Cookie: cookie.split(';', 1)[0],
    };
    const done = await through(url, 'POST', headers, String(form));
    expect(done.status).toBe(302);
    expect(done.headers.location).toMatch(/^https:\/\/shop\.example\/login\?from=here&code=/);
  });

  it('is at www.instagram.com as well', async () => {
    const { status, text } = await through(`https://www.instagram.com/oauth/authorize?${query()}`);
    expect(status).toBe(200);
    expect(text).toContain('Instagram login');
  });

  it('takes a browser that comes by http to https', async () => {
    const url = 'http://www.facebook.com/dialog/oauth?a=b';
    const answer = await there.raw(`GET ${url} HTTP/1.1\r\nHost: x\r\n\r\n`, /\r\n\r\n/);
    expect(answer).toMatch(/^HTTP\/1\.1 301 /);
    expect(answer).toContain(`\r\nLocation: ${url.replace('http:', 'https:')}\r\n`);
  });
});

describe('what else is at the hosts of the dialog', () => {
  it.each(['www.facebook.com/', 'www.facebook.com/me?fields=id', 'www.instagram.com/kiln.clover'])(
    'is not here, and a page says so: %s',
    async (path) => {
      const { status, headers, text } = await through(`https://${path}`);
      expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
      expect(text).toContain('the login dialog alone');
    },
  );

  it('is the control plane neither, whatever key is shown', async () => {
    const headers = { Authorization: `Bearer ${shop.server.controlKey}` };
    for (const host of ['www.facebook.com', 'graph.facebook.com', 'api.instagram.com']) {
      const { status } = await through(`https://${host}/_convograph/v1/pages`, 'GET', headers);
      expect([403, 404], host).toContain(status);
    }
  });

  it('is a page that says how, where the server has no dialog', async () => {
    const { send } = await start();
    const Host = 'www.facebook.com';
    const { status, text } = await send('/v26.0/dialog/oauth', { headers: { Host } });
    expect(status).toBe(404);
    expect(text).toContain('serve --login-dialog');
  });
});

describe('a server with a public address', () => {
  it('still answers who was led here with links to the host that it asked', async () => {
    const { read } = await start({
      publicUrl: 'https://graph.example.test',
      ownOrigin: () => 'own',
    });
    const headers = { Host: 'graph.facebook.com', 'X-Forwarded-Proto': 'https' };
    const { origin, home } = await read('/1', { headers });
    expect([origin, home]).toEqual(['https://graph.facebook.com', 'own']);
  });
});
