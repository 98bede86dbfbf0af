import crypto, { createHmac } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { unwire64, wire64 } from '../../src/store/ids/wire64.ts';
import { control } from '../control/control.ts';
import { sharedWorld } from '../support/world.ts';

// Every compare in constant time is looked at as it happens: measuring time would tell of the
// machine, and a compare that stops at the first difference is one that does not come by here.
// The spy stands in node's own module, since the files of the product may be loaded already.
const compared = vi.spyOn(crypto, 'timingSafeEqual');
syncBuiltinESMExports();
afterAll(() => {
  compared.mockRestore();
  syncBuiltinESMExports();
});

/** What was compared whole since the test began, as text. */
const pairs = () => compared.mock.calls.map((call) => call.map((side) => String(side)).sort());

/** The same text with another first letter: a compare from the left would stop there. */
const tampered = (text: string): string => (text.startsWith('0') ? '1' : '0') + text.slice(1);

const shop = await sharedWorld();
beforeEach(() => void compared.mockClear());

describe('is compared whole, where its first letter is wrong', () => {
  it('an appsecret_proof', async () => {
    const right = createHmac('sha256', shop.app.secret).update(shop.token).digest('hex');
    const proof = tampered(right);
    const { body } = await shop.get('/me', { appsecret_proof: proof });
    expect(body.error.message).toBe('Invalid appsecret_proof provided in the API argument');
    expect(pairs()).toContainEqual([right, proof].sort());
  });

  it('an app secret within a token', async () => {
    const { id, secret } = shop.app;
    const { body } = await shop.get('/app', { access_token: `${id}|${tampered(secret)}` });
    expect(body.error.code).toBe(190);
    expect(pairs()).toContainEqual([secret, tampered(secret)].sort());
  });

  it('an app secret where tokens are given out', async () => {
    const { id, secret } = shop.app;
    const { body } = await shop.get('/oauth/access_token', {
      client_id: id,
      client_secret: tampered(secret),
      grant_type: 'client_credentials',
    });
    expect(body.error.message).toBe('Error validating client secret.');
    expect(pairs()).toContainEqual([secret, tampered(secret)].sort());
  });

  it('the mark of a token', async () => {
    const bytes = unwire64(shop.token.slice(3)) as Buffer;
    // The mark is the last sixteen bytes.
    const first = bytes.length - 16;
    bytes.writeUInt8(bytes.readUInt8(first) ^ 1, first);
    const { body } = await shop.get('/me', { access_token: `EAA${wire64(bytes)}` });
    expect(body.error.code).toBe(190);
    expect(compared).toHaveBeenCalledOnce();
  });

  it('the control key', async () => {
    const plane = await control();
    compared.mockClear();
    const { url, controlKey } = plane.server;
    const { status } = await fetch(`${url}/_convograph/v1/pages`, {
      headers: { authorization: `Bearer ${tampered(controlKey)}` },
    });
    expect(status).toBe(401);
    expect(pairs()).toContainEqual([controlKey, tampered(controlKey)].sort());
    await plane.close();
  });

  it('the signature of a media link', async () => {
    const name = await shop.server.media.put(Buffer.from('GIF89a'));
    const link = new URL(
      shop.server.media.link(name, { origin: shop.server.url, expires: 2_000_000_000_000 }),
    );
    link.searchParams.set('oh', tampered(link.searchParams.get('oh') ?? ''));
    expect((await fetch(link)).status).toBe(403);
    expect(compared).toHaveBeenCalled();
  });
});
