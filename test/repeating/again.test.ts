import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { KeptRead } from '../../src/api/repeating/kept-read.ts';
import { RepeatedReads } from '../../src/api/repeating/repeated-reads.ts';
import { ShapeCounter } from '../../src/api/shapes/shape-counter.ts';
import { Store } from '../../src/store/store.ts';
import { asOf } from '../calendar/as-of.ts';
import { sharedWorld, world } from '../support/world.ts';
import { member } from '../tokens/people.ts';

const shop = await sharedWorld({ journal: 'shapes' });

let found: MockInstance<RepeatedReads['find']>;
beforeEach(() => {
  found = vi.spyOn(RepeatedReads.prototype, 'find');
});
afterEach(() => found.mockRestore());

/** How many answers came from memory. */
const fromMemory = (): number =>
  found.mock.results.filter(({ value }) => value instanceof KeptRead).length;

describe('a read that is asked again', () => {
  it('is answered from memory from its third asking on, with the same tag', async () => {
    const chat = await shop.conversation();
    const read = () => shop.get(`/${chat.id}`, { fields: 'snippet' });
    const answers = [await read(), await read(), await read()];
    expect(fromMemory()).toBe(1);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers.get('etag'))).size).toBe(1);
    const ids = answers.map(({ headers }) => headers.get('x-fb-request-id'));
    expect(new Set(ids).size).toBe(3);
  });

  it('is carried out again once something of the Page has changed', async () => {
    const chat = await shop.conversation({ said: [{ text: 'first' }] });
    const read = async () => (await shop.get(`/${chat.id}`, { fields: 'snippet' })).body.snippet;
    for (let i = 0; i < 3; i++) expect(await read()).toBe('first');
    await shop.say(chat, { text: 'second' });
    expect(await read()).toBe('second');
  });

  it('is a call as any other to whoever counts calls', async () => {
    const counted = vi.spyOn(ShapeCounter.prototype, 'count');
    const chat = await shop.conversation();
    for (let i = 0; i < 3; i++) await shop.get(`/${chat.id}`, { fields: 'id,folder' });
    const types = counted.mock.calls.map(([{ subjects }]) => subjects[0]?.found?.type.name);
    expect(types).toEqual(['UnifiedThread', 'UnifiedThread', 'UnifiedThread']);
    expect(fromMemory()).toBe(1);
    counted.mockRestore();
  });

  it('counts towards the limits every time', async () => {
    const chat = await shop.conversation();
    const used = async () =>
      Number(
        JSON.parse((await shop.get(`/${chat.id}`)).headers.get('x-app-usage') ?? '{}').call_count,
      );
    const before = await used();
    for (let i = 0; i < 20; i++) await used();
    expect(fromMemory()).toBeGreaterThan(10);
    expect(await used()).toBeGreaterThan(before);
  });

  it('is kept for no token of a person, for no error and for no batch', async () => {
    const kept = vi.spyOn(RepeatedReads.prototype, 'keep');
    for (let i = 0; i < 3; i++) {
      await shop.get('/m_none');
      await shop.get('/me', { access_token: `${shop.app.id}|${shop.app.secret}` });
      await shop.send('POST', '/', {
        access_token: shop.token,
        batch: JSON.stringify([{ method: 'GET', relative_url: 'me?fields=name' }]),
      });
    }
    expect(kept.mock.results.filter(({ value }) => value !== undefined)).toEqual([]);
    kept.mockRestore();
  });

  it('is refused from the moment on at which a scope of its token lapses', async () => {
    const chat = await shop.conversation();
    const ada = await member(shop);
    const { store, clock } = shop.server;
    const access_token = await ada.pageToken(await ada.token());
    const row = { app: shop.app.id, user: ada.id, status: 'granted', targets: undefined } as const;
    const lapses = clock.now() + 5_000;
    await store.transaction((tx) =>
      tx.directory.permissions.put({ ...row, scope: 'pages_messaging', lapses }),
    );
    const read = async () => (await shop.get(`/${chat.id}`, { access_token })).status;
    for (let i = 0; i < 3; i++) expect(await read()).toBe(200);
    expect(fromMemory()).toBeGreaterThan(0);
    clock.advance(5_000);
    expect(await read()).toBe(403);
    clock.advance(-1);
    expect(await read()).toBe(200);
  });

  it('is another as of another day', async () => {
    const chat = await shop.conversation();
    const pretty = async () => (await shop.get(`/${chat.id}`, { pretty: 1 })).text.includes('\n');
    for (let i = 0; i < 3; i++) expect(await pretty()).toBe(true);
    await asOf(shop, '2026-12-24');
    expect(await pretty()).toBe(false);
    await asOf(shop, 'all');
  });

  it('is not kept where its answer hangs on the time', async () => {
    const control = { app: shop.app.id, until: shop.server.clock.now() + 1_000 };
    const chat = await shop.conversation({ control });
    const owned = async () => (await shop.get(`/${chat.id}`, { fields: 'is_owner' })).body.is_owner;
    for (let i = 0; i < 3; i++) expect(await owned()).toBe(true);
    shop.server.clock.advance(1_000);
    expect(await owned()).toBe(false);
  });

  it('is not kept where a link in it ends', async () => {
    const strict = await shop.besides({ mode: 'strict' });
    const link = async () => {
      const { body } = await strict.get('/me/picture', { redirect: 0 });
      return body.data.url;
    };
    const first = await link();
    for (let i = 0; i < 3; i++) expect(await link()).toBe(first);
    strict.server.clock.advance(86_400_000);
    expect(await link()).not.toBe(first);
  });

  it('is not kept where something was written while it was read', async () => {
    const chat = await shop.conversation();
    const { revision } = Store.prototype;
    // The Page is another whenever somebody asks: as where each turn of a read meets a commit.
    let commits = 0;
    const moving = vi.spyOn(Store.prototype, 'revision').mockImplementation(function (
      this: Store,
      no,
    ) {
      return revision.call(this, no) + ++commits;
    });
    for (let i = 0; i < 5; i++) expect((await shop.get(`/${chat.id}`)).status).toBe(200);
    moving.mockRestore();
    expect(fromMemory()).toBe(0);
  });

  it('is carried out every time by a server without memory', async () => {
    const plain = await world({ cache: false });
    try {
      for (let i = 0; i < 4; i++) expect((await plain.get('/me')).status).toBe(200);
      expect(found).not.toHaveBeenCalled();
    } finally {
      await plain.close();
    }
  });
});
