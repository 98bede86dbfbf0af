import { beforeAll, describe, expect, it } from 'vitest';
import { refusal, UNREADABLE } from '../access/refused.ts';
import { proves } from '../support/proves.ts';
import { sharedWorld, world } from '../support/world.ts';
import { askHost, Client, loginToken, OWN_NAME, WAYS } from './ways.ts';

const shop = await sharedWorld({ instagramHost: OWN_NAME });
let token: string;
beforeAll(async () => {
  token = await loginToken(shop);
  for (let i = 0; i < 3; i++) await shop.conversation({ platform: 'INSTAGRAM' });
});

describe('Instagram’s dialect', () => {
  proves(
    ['Host: graph.instagram.com', '--instagram-host', '/_convograph/instagram/'],
    'is spoken three ways, with and without a version',
    async () => {
      for (const [name, way] of Object.entries(WAYS)) {
        const client = new Client(shop, token, way);
        for (const path of ['/me', '/v23.0/me', '/v24.0/me/']) {
          const { status, body } = await client.get(path);
          expect([status, body.id], `${path} ${name}`).toEqual([200, shop.page.instagramId]);
        }
      }
    },
  );

  it('is spoken by a host of whatever case and port, and by none that only looks like it', async () => {
    const params = { access_token: token };
    for (const host of ['Graph.Instagram.COM', 'graph.instagram.com:4004', 'INSTAGRAM.localhost']) {
      expect((await askHost(shop, host, '/me', { params })).status, host).toBe(200);
    }
    const others = ['graph.instagram.com.test', 'xgraph.instagram.com', 'graph.facebook.com'];
    for (const host of [...others, 'instagram.com', `x.${OWN_NAME}`]) {
      expect(refusal(await askHost(shop, host, '/me', { params })), host).toEqual(UNREADABLE);
    }
    const beside = await askHost(shop, undefined, '/_convograph/instagramx/me', { params });
    expect(beside.status).toBe(404);
  });

  it('is believed of a trusted proxy’s X-Forwarded-Host', async () => {
    const headers = { 'X-Forwarded-Host': 'graph.instagram.com', 'X-Forwarded-Proto': 'https' };
    const params = { access_token: token, fields: 'conversations.limit(1)' };
    const { body } = await askHost(shop, 'inner:8080', '/me', { params, headers });
    expect(body.conversations.paging.next).toMatch(/^https:\/\/graph\.instagram\.com\/v19\.0\//);
  });

  it('is not spoken to another name than the one that was set', async () => {
    const plain = await world();
    try {
      const params = { access_token: await loginToken(plain) };
      expect(refusal(await askHost(plain, OWN_NAME, '/me', { params }))).toEqual(UNREADABLE);
    } finally {
      await plain.close();
    }
  });

  it('leaves everything of our own where it is', async () => {
    const health = await askHost(shop, 'graph.instagram.com', '/_convograph/healthz');
    expect(health.body).toEqual({ status: 'ok' });
    const control = await askHost(shop, OWN_NAME, '/_convograph/v1/pages', {
      headers: { Authorization: `Bearer ${shop.server.controlKey}` },
    });
    expect(control.status).toBe(403);
  });
});

describe('paging links', () => {
  for (const [name, way] of Object.entries(WAYS)) {
    it(`lead on ${name}`, async () => {
      const client = new Client(shop, token, way);
      const scheme = way.host === 'graph.instagram.com' ? 'https' : 'http';
      const origin = way.host ? `${scheme}://${way.host}` : shop.server.url + way.prefix;
      const ids: string[] = [];
      let answer = await client.get('/v23.0/me/conversations', { limit: 1, fields: 'id' });
      for (;;) {
        ids.push(...answer.body.data.map((each: { id: string }) => each.id));
        const { next } = answer.body.paging;
        if (next === undefined) break;
        expect(next).toContain(`${origin}/v23.0/${shop.page.instagramId}/conversations?`);
        answer = await client.follow(next);
      }
      expect(new Set(ids).size).toBe(3);
    });
  }

  it('of fields and of metadata do too', async () => {
    const client = new Client(shop, token);
    const origin = `${shop.server.url}/_convograph/instagram/v19.0/`;
    const { body } = await client.get('/me', { fields: 'conversations.limit(1)', metadata: 1 });
    expect(body.conversations.paging.next.startsWith(origin)).toBe(true);
    expect(body.metadata.connections.conversations.startsWith(origin)).toBe(true);
  });

  it('keep the host that was asked, and the scheme of --public-url', async () => {
    const publicUrl = 'https://graph.example.test/behind';
    const there = await world({ publicUrl, instagramHost: OWN_NAME });
    try {
      for (let i = 0; i < 2; i++) await there.conversation({ platform: 'INSTAGRAM' });
      const mine = await loginToken(there);
      const linkBy = async (way: string) => {
        const client = new Client(there, mine, WAYS[way]);
        return (await client.get('/me/conversations', { limit: 1 })).body.paging.next as string;
      };
      expect(await linkBy('by --instagram-host')).toMatch(/^https:\/\/instagram\.localhost\/v19/);
      expect(await linkBy('below /_convograph/instagram')).toContain(
        `${publicUrl}/_convograph/instagram/v19.0/`,
      );
    } finally {
      await there.close();
    }
  });
});
