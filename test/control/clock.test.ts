import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/house/store-engine.ts';
import { StoreClock } from '../../src/store/store-clock.ts';
import { HeldTime } from '../support/held-time.ts';
import { sharedWorld } from '../support/world.ts';
import { Control } from './control.ts';

const NOON = Date.UTC(2026, 4, 4, 12);

const shop = await sharedWorld({ now: NOON });
let plane: Control;
beforeAll(async () => {
  plane = new Control(shop.server);
});
beforeEach(() => plane.post('/clock/reset'));

const advance = (seconds: number) => plane.post('/clock/advance', { seconds });

describe('the clock of the control plane', () => {
  it('tells in the next call where another process has moved it', async () => {
    const other = await openStore(join(shop.server.dataDir, 'convograph.db'));
    onTestFinished(() => other.close());
    const clock = new StoreClock(other, shop.server.clock, new HeldTime());
    for (const offset of [60_000, 120_000, 180_000]) {
      await clock.change(() => ({ offset }));
      expect((await plane.get('/clock')).body.offset_ms).toBe(offset);
    }
  });

  it('tells the time, is set, moved, stopped, started and reset', async () => {
    const running = { frozen: false, offset_ms: 0 };
    expect((await plane.get('/clock')).body).toEqual({
      now: '2026-05-04T12:00:00.000Z',
      now_ms: NOON,
      ...running,
    });
    const set = await plane.post('/clock/set', { now: '2026-12-24T18:00:00+01:00' });
    expect(set.body.now).toBe('2026-12-24T17:00:00.000Z');
    expect((await advance(90)).body.now).toBe('2026-12-24T17:01:30.000Z');
    await plane.post('/clock/freeze');
    shop.server.clock.advance(5_000);
    expect((await plane.get('/clock')).body).toEqual({
      now: '2026-12-24T17:01:30.000Z',
      now_ms: Date.UTC(2026, 11, 24, 17, 1, 30),
      frozen: true,
    });
    await plane.post('/clock/unfreeze');
    shop.server.clock.advance(5_000);
    expect((await plane.get('/clock')).body.now).toBe('2026-12-24T17:01:35.000Z');
    const reset = await plane.post('/clock/reset');
    expect(reset.body).toMatchObject({ now: '2026-05-04T12:00:10.000Z', ...running });
  });

  it('refuses moments that no client could live in', async () => {
    for (const now of ['1970-01-01', 99_999_999_999_999, '2026-05-04T10:00:00']) {
      const { status } = await plane.post('/clock/set', { now });
      expect(status).toBe(400);
    }
    expect((await advance(1e12)).status).toBe(400);
  });
});

describe('what follows the clock at once', () => {
  it('the expiry of a token: 190 with 463', async () => {
    const access_token = await shop.tokenFor({ expiresIn: 3600 });
    expect((await shop.get('/me', { access_token })).status).toBe(200);
    await advance(3600);
    const { body } = await shop.get('/me', { access_token });
    expect(body.error).toMatchObject({ code: 190, error_subcode: 463 });
    await advance(-3600);
    expect((await shop.get('/me', { access_token })).status).toBe(200);
  });

  it('the validity that token lists show', async () => {
    const { id } = (await plane.post('/tokens', { app: shop.app.id, expires_in: 60 })).body;
    const valid = async () =>
      (await plane.get('/tokens')).body.data.find((each: { id: string }) => each.id === id)
        .is_valid;
    expect(await valid()).toBe(true);
    await advance(60);
    expect(await valid()).toBe(false);
  });

  it('a media link that ends', async () => {
    const { media, clock, url } = shop.server;
    const name = await media.put(Buffer.from('of some kind'));
    const expires = Math.floor(clock.now() / 1000) + 600;
    const link = media.link(name, { origin: url, expires, extension: 'bin' });
    expect((await fetch(link)).status).toBe(200);
    await advance(600);
    expect((await fetch(link)).status).toBe(403);
  });

  it('a thread whose owner has been idle too long', async () => {
    const until = shop.server.clock.now() + 24 * 3_600_000;
    const { person } = await shop.conversation({ control: { app: shop.app.id, until } });
    const owner = async () => {
      const { body } = await shop.get(`/${shop.page.id}/thread_owner`, { recipient: person.id });
      return body.data;
    };
    expect(await owner()).toHaveLength(1);
    await advance(24 * 3600);
    expect(await owner()).toEqual([]);
  });

  it('an Instagram request that nobody answered for 30 days, in strict', async () => {
    const strict = await shop.besides({ mode: 'strict' });
    await strict.conversation({ platform: 'INSTAGRAM', folder: 'other' });
    const listed = async () => {
      const params = { platform: 'instagram', folder: 'other' };
      return (await strict.get('/me/conversations', params)).body.data.length;
    };
    expect(await listed()).toBe(1);
    await advance(31 * 86_400);
    expect(await listed()).toBe(0);
  });
});
