import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../../src/access/caller.ts';
import { Identifier } from '../../src/access/identify.ts';
import { createApp } from '../../src/admin/apps.ts';
import { createUser } from '../../src/admin/users.ts';
import { proves } from '../support/proves.ts';
import { type Json, sharedWorld } from '../support/world.ts';
import { refusal, UNREADABLE, WRONG_PROOF } from './refused.ts';

const hmac = (secret: string, message: string) =>
  createHmac('sha256', secret).update(message).digest('hex');

const shop = await sharedWorld();

describe('appsecret_proof', () => {
  proves(
    '?appsecret_proof',
    'is the HMAC of the token, of every kind but the app’s own',
    async () => {
      const { secret } = shop.app;
      const { id } = await createUser(shop.server, { name: 'Sam', pageId: shop.page.id });
      const user = await shop.tokenFor({ kind: 'user', userId: id });
      const derived = await shop.get(`/${shop.page.id}`, {
        fields: 'access_token',
        access_token: user,
        appsecret_proof: hmac(secret, user),
      });
      for (const access_token of [shop.token, user, derived.body.access_token]) {
        const appsecret_proof = hmac(secret, access_token);
        expect((await shop.get('/me', { access_token, appsecret_proof })).status).toBe(200);
        const other = { access_token, appsecret_proof: hmac(secret, `${access_token}x`) };
        expect(refusal(await shop.get('/me', other))).toEqual(WRONG_PROOF);
      }
    },
  );

  it('is taken from a body too', async () => {
    const proven = (appsecret_proof: string) =>
      shop.send(
        'POST',
        '/me',
        {},
        {
          body: new URLSearchParams({ access_token: shop.token, method: 'get', appsecret_proof }),
        },
      );
    expect((await proven(hmac(shop.app.secret, shop.token))).status).toBe(200);
    expect(refusal(await proven(hmac(shop.app.secret, 'other')))).toEqual(WRONG_PROOF);
  });

  it('counts for a token out of a header', async () => {
    const headers = { authorization: `Bearer ${shop.token}` };
    const ask = (appsecret_proof: string) =>
      shop.send('GET', '/me', { appsecret_proof }, { headers });
    expect((await ask(hmac(shop.app.secret, shop.token))).status).toBe(200);
    expect(refusal(await ask('0'.repeat(64)))).toEqual(WRONG_PROOF);
  });

  proves('error:proofInvalid', 'is verified whenever it is there, to the letter', async () => {
    const right = hmac(shop.app.secret, shop.token);
    const other = await createApp(shop.server, { name: 'Other' });
    const wrong = [
      '',
      '0',
      right.toUpperCase(),
      right.slice(0, -1),
      `${right}0`,
      ` ${right}`,
      hmac(other.secret, shop.token),
      hmac(shop.app.secret, shop.token.slice(1)),
      createHmac('sha1', shop.app.secret).update(shop.token).digest('hex'),
      createHmac('sha256', shop.app.secret).update(shop.token).digest('base64'),
      hmac(shop.token, shop.app.secret),
    ];
    for (const appsecret_proof of wrong) {
      const answer = await shop.get('/me', { appsecret_proof });
      expect(refusal(answer), appsecret_proof).toEqual(WRONG_PROOF);
    }
  });

  it('is in no link to a further page, which would outlive it', async () => {
    for (let i = 0; i < 2; i++) await shop.conversation();
    const appsecret_time = 1_777_888_999;
    const appsecret_proof = hmac(shop.app.secret, `${shop.token}|${appsecret_time}`);
    const params = { limit: 1, metadata: 1, appsecret_time, appsecret_proof };
    const { body } = await shop.get('/me/conversations', params);
    expect(body.paging.next).toContain(`access_token=${shop.token}`);
    expect(body.paging.next).not.toContain('appsecret');
    const me = await shop.get('/me', params);
    expect(me.body.metadata.connections.conversations).toContain('access_token=');
    expect(me.text).not.toContain('appsecret');
    expect((await shop.send('GET', body.paging.next)).status).toBe(200);
  });

  it('is passed over beside an app token, which clients send with that of another', async () => {
    const { id, secret } = shop.app;
    const credentials = await shop.send('GET', '/oauth/access_token', {
      grant_type: 'client_credentials',
      client_id: id,
      client_secret: secret,
    });
    const ofApp = [
      `${id}|${secret}`,
      credentials.body.access_token,
      await shop.tokenFor({ kind: 'app' }),
    ];
    for (const access_token of ofApp) {
      for (const proof of [hmac(secret, shop.token), hmac(secret, access_token), 'x', '']) {
        const sent = { access_token, appsecret_proof: proof };
        const timed = { ...sent, appsecret_time: 'never' };
        for (const given of [sent, timed]) {
          expect((await shop.get('/app', given)).body.id).toBe(id);
          const asked = { ...given, input_token: shop.token };
          expect((await shop.get('/debug_token', asked)).body.data.is_valid).toBe(true);
          const query = new URLSearchParams(asked);
          const batch = JSON.stringify([
            { method: 'GET', relative_url: `debug_token?input_token=${shop.token}` },
            { method: 'GET', relative_url: `app?${query}` },
          ]);
          const { body } = await shop.send('POST', '/', { ...given, batch });
          expect(body.map(({ code }: Json) => code)).toEqual([200, 200]);
        }
      }
    }
    // Of a client token, which shows no secret, it is looked at.
    const client = `${id}|${shop.server.vault.clientToken(id)}`;
    const wrong = { access_token: client, appsecret_proof: hmac(secret, shop.token) };
    expect(refusal(await shop.get('/app', wrong))).toEqual(WRONG_PROOF);
  });

  it('beside a token that only looks like an app token is none of a token', async () => {
    const access_token = `${shop.app.id}|${'0'.repeat(32)}`;
    const asked = { access_token, appsecret_proof: hmac(shop.app.secret, access_token) };
    expect(refusal(await shop.get('/app', asked))).toEqual(UNREADABLE);
  });

  it('is never asked for', async () => {
    expect((await shop.get('/me')).status).toBe(200);
  });
});

describe('appsecret_time', () => {
  const time = 1_777_888_999;

  proves('?appsecret_time', 'stands after the token in what the proof is made over', async () => {
    const { secret } = shop.app;
    const appsecret_proof = hmac(secret, `${shop.token}|${time}`);
    const ask = (appsecret_time: number | string | undefined, proof = appsecret_proof) =>
      shop.get('/me', { appsecret_time, appsecret_proof: proof });
    expect((await ask(time)).status).toBe(200);
    expect(refusal(await ask(time + 1))).toEqual(WRONG_PROOF);
    expect(refusal(await ask(`0${time}`))).toEqual(WRONG_PROOF);
    expect(refusal(await ask(undefined))).toEqual(WRONG_PROOF);
    expect(refusal(await ask(time, hmac(secret, shop.token)))).toEqual(WRONG_PROOF);
  });

  it('means nothing without a proof', async () => {
    expect((await shop.get('/me', { appsecret_time: time })).status).toBe(200);
  });
});

const vectors = resolve(import.meta.dirname, '../../../shared/vectors/signatures.json');

interface Vector {
  readonly what: string;
  readonly key: string;
  readonly data: string;
  readonly hex: string;
}

describe.skipIf(!existsSync(vectors))(
  'a proof that another client made (needs ../shared/vectors beside the project)',
  () => {
    it('is right', () => {
      const all = JSON.parse(readFileSync(vectors, 'utf8')) as Vector[];
      const proofs = all.filter(({ what }) => what === 'appsecret_proof');
      expect(proofs.length).toBeGreaterThan(0);
      const { store, vault } = shop.server;
      const identifier = new Identifier(store, vault);
      for (const { key, data, hex } of proofs) {
        // Secrets of these vectors have not the form of an app's, so no app can be made with them.
        const app = { id: '1', name: 'Client', secret: vault.seal(key) };
        const caller = { token: data, app } as Caller;
        expect(() => identifier.checkProof(caller, hex, undefined)).not.toThrow();
        expect(() => identifier.checkProof(caller, hex, '1')).toThrow('appsecret_proof');
      }
    });
  },
);
