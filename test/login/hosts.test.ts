import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialogAddress, type LoginWorld, loginWorld } from './visitor.ts';

let shop: LoginWorld;
beforeAll(async () => {
  shop = await loginWorld({ instagramHost: 'insta.test' });
});
afterAll(() => shop.close());

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Opens the dialog with headers of whatever kind, `Host` among them, or several. */
function opened(headers: Record<string, string>, at = shop, path = dialogAddress(at, {})) {
  return new Promise<Answer>((resolve, reject) => {
    get(at.server.url + path, { headers, agent: false }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (part: string) => (text += part));
      res.on('end', () => resolve({ status: res.statusCode ?? 0, text }));
    }).on('error', reject);
  });
}

const people = /Ada Lovelace/;
const expectShown = async (headers: Record<string, string>, at = shop) => {
  const { status, text } = await opened(headers, at);
  expect([status, people.test(text)], JSON.stringify(headers)).toEqual([200, true]);
};
const expectRefused = async (headers: Record<string, string>, at = shop) => {
  const { status, text } = await opened(headers, at);
  expect([status, people.test(text)], JSON.stringify(headers)).toEqual([403, false]);
  expect(text).toContain('--public-url');
};

describe('the host of the login dialog', () => {
  it('is one that names this machine, or stands for Meta’s', async () => {
    for (const host of [
      'localhost',
      'LOCALHOST:4004',
      '127.0.0.1:1',
      '[::1]:4004',
      'www.facebook.com',
      'm.facebook.com:443',
      'graph.facebook.com',
    ]) {
      await expectShown({ host });
    }
    for (const host of ['www.instagram.com', 'api.instagram.com', 'insta.test:4004']) {
      const { status } = await opened({ host }, shop, dialogAddress(shop, {}, '/oauth/authorize'));
      expect(status, host).toBe(200);
    }
  });

  it('is no other, through which a page of elsewhere would read who can log in', async () => {
    for (const host of [
      'evil.example',
      'evil.example:4004',
      'localhost.evil.example',
      'www.facebook.com.evil.example',
      'evilfacebook.com',
      '127.0.0.1.nip.io',
      '0.0.0.0',
      '192.168.1.5',
      '2130706433',
      '[::ffff:127.0.0.1]',
      'localhost@evil.example',
      'localhost, evil.example',
    ]) {
      await expectRefused({ host });
    }
  });

  it('says nothing of what it is asked: the control plane’s rule comes first', async () => {
    const { status } = await opened({ host: 'evil.example' }, shop, '/dialog/oauth');
    expect(status).toBe(403);
  });

  it('is also that of --public-url', async () => {
    const there = await loginWorld({ publicUrl: 'https://login.shop.example/' });
    await expectShown({ host: 'login.shop.example' }, there);
    await expectShown({ host: 'localhost' }, there);
    await expectRefused({ host: 'shop.example' }, there);
    await there.close();
  });

  it('is no other that a browser on this machine came by, whatever its page says was passed on', async () => {
    const { port } = new URL(shop.server.url);
    for (const name of ['localhost', 'evil.example', 'www.facebook.com']) {
      const said = { 'x-forwarded-host': name, 'x-forwarded-proto': 'https' };
      await expectRefused({ host: `evil.example:${port}`, ...said });
    }
    await expectShown({ host: `localhost:${port}`, 'x-forwarded-host': 'login.shop.example' });
  });

  it('is also one that a trusted proxy passes on, and none that anybody else does', async () => {
    const passed = { host: 'upstream', 'x-forwarded-host': 'login.shop.example' };
    await expectShown(passed);
    await expectShown({ ...passed, 'x-forwarded-proto': 'https' });
    await expectRefused({ host: 'upstream', 'x-forwarded-proto': 'https' });
    await expectRefused({ host: 'upstream', 'x-forwarded-host': 'a b' });
    await expectShown({ ...passed, host: 'upstream:9' });
    const alone = await loginWorld({ trustProxy: ['10.0.0.0/8'] });
    await expectRefused(passed, alone);
    await expectShown({ host: 'localhost', 'x-forwarded-host': 'evil.example' }, alone);
    await alone.close();
  });
});
