import { describe, expect, it } from 'vitest';
import type { Platform } from '../../src/store/page/platform.ts';
import { type Json, type Params, sharedWorld } from '../support/world.ts';

const DAYS = 24 * 60;
const idsOf = (body: Json): string[] => body.data.map(({ id }: Json) => id);

const server = await sharedWorld();

/** A Page with a request of 29 days and one of 31 on a platform; tells what it lists. */
async function withRequests(mode: 'archive' | 'strict', platform: Platform, folder = 'other') {
  const shop = await server.besides({ mode });
  const conversation = (ago: number) =>
    shop.conversation({ platform, folder: folder as 'other', said: [{ ago }] });
  const recent = await conversation(30 * DAYS);
  const idle = await conversation(30 * DAYS + 1);
  const list = async (params: Params = {}) =>
    idsOf((await shop.get('/me/conversations', { platform, folder, ...params })).body);
  return { shop, recent, idle, list };
}

describe('in strict mode, Instagram requests idle for 30 days', () => {
  it('are not listed', async () => {
    const { list, recent } = await withRequests('strict', 'INSTAGRAM');
    expect(await list()).toEqual([recent.id]);
    expect(await list({ order: 'chronological' })).toEqual([recent.id]);
  });

  it('are not counted', async () => {
    const { shop } = await withRequests('strict', 'INSTAGRAM');
    const asked = { platform: 'INSTAGRAM', folder: 'other', summary: 'true' };
    const { body } = await shop.get('/me/conversations', asked);
    expect(body.summary).toEqual({ total_count: 1 });
  });

  it('are not found by user_id either, whether the folder is named or not', async () => {
    const { list, recent, idle } = await withRequests('strict', 'INSTAGRAM');
    for (const folder of ['other', undefined]) {
      expect(await list({ folder, user_id: recent.person.id })).toEqual([recent.id]);
      expect(await list({ folder, user_id: idle.person.id })).toEqual([]);
    }
  });

  it('leave a person’s other conversations where they are, however old', async () => {
    const { shop, idle, list } = await withRequests('strict', 'INSTAGRAM');
    const people = [idle.person];
    const said = [{ ago: 900 * DAYS }];
    const { id } = await shop.conversation({ people, platform: 'INSTAGRAM', said });
    expect(await list({ folder: undefined, user_id: idle.person.id })).toEqual([id]);
    const asked = { platform: 'INSTAGRAM', user_id: idle.person.id, summary: 'true' };
    const { body } = await shop.get('/me/conversations', asked);
    expect(body.summary).toEqual({ total_count: 1 });
  });

  it('become idle as time goes by, and are back when something is said', async () => {
    const { shop, list, recent } = await withRequests('strict', 'INSTAGRAM');
    shop.server.clock.advance(1);
    expect(await list()).toEqual([]);
    await shop.say(recent, { ago: 0, text: 'Hello again' });
    expect(await list()).toEqual([recent.id]);
  });

  it('can still be read by their ids', async () => {
    const { shop, idle } = await withRequests('strict', 'INSTAGRAM');
    const { status, body } = await shop.get(`/${idle.id}`, { fields: 'folder' });
    expect([status, body]).toEqual([200, { folder: 'other', id: idle.id }]);
  });
});

describe('the 30 days do not matter', () => {
  it.each([
    ['in archive mode', 'archive', 'INSTAGRAM', 'other'],
    ['on Messenger', 'strict', 'MESSENGER', 'other'],
    ['in the inbox', 'strict', 'INSTAGRAM', 'inbox'],
    ['in spam', 'strict', 'INSTAGRAM', 'spam'],
  ] as const)('%s', async (_, mode, platform, folder) => {
    const { list, recent, idle } = await withRequests(mode, platform, folder);
    expect(await list()).toEqual([recent.id, idle.id]);
    expect(await list({ folder: undefined, user_id: idle.person.id })).toEqual([idle.id]);
  });
});
