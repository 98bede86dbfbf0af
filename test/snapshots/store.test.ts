import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createToken } from '../../src/admin/tokens.ts';
import { start } from '../../src/testing/start.ts';
import { but } from '../support/but.ts';
import { type Json, type World, world } from '../support/world.ts';
import { restore, save } from './machines.ts';

let shop: World;
beforeAll(async () => {
  shop = await world();
  await shop.conversation({ said: [{ text: 'hello' }, { text: 'Is it there?' }] });
});
afterAll(() => shop.close());

const reads = async (each: World, token = each.token) => {
  const fields = 'id,updated_time,messages{id,message,created_time,from,to},participants';
  const paths = ['/me?fields=id,name', `/me/conversations?fields=${fields}`];
  return Promise.all(
    paths.map(async (path) => (await each.send('GET', path, { access_token: token })).text),
  );
};

describe('a snapshot of a store', () => {
  it('brings everything back, in the server that runs', async () => {
    const before = await reads(shop);
    const saved = await save(shop.server, { name: 'start' });
    expect(saved).toMatchObject({ name: 'start', holds: { pages: 1, messages: 2 } });
    await shop.conversation({ said: [{ text: 'more' }] });
    await shop.besides();
    const late = await shop.tokenFor();
    expect((await shop.get('/me', { access_token: late })).status).toBe(200);
    expect(await reads(shop)).not.toEqual(before);
    const { before: kept } = await restore(shop.server, { snapshot: 'start' });
    expect(await reads(shop)).toEqual(before);
    expect((await shop.get('/me', { access_token: late })).status).toBe(400);
    await restore(shop.server, { snapshot: kept });
    expect((await shop.get('/me', { access_token: late })).status).toBe(200);
  });

  it('is not put back over what was answered since all that goes was kept', async () => {
    await save(shop.server, { name: 'late' });
    const { store } = shop.server;
    let text: string[] = [];
    const busy = but(store, {
      async transaction(...given: Parameters<typeof store.transaction>) {
        await shop.conversation({ said: [{ text: 'at the last moment' }] });
        text = await reads(shop);
        return store.transaction(...given);
      },
    } as never);
    const server = { ...shop.server, store: busy };
    await expect(restore(server, { snapshot: 'late' })).rejects.toThrow('nothing was put back');
    expect(text.join()).toContain('at the last moment');
    expect(await reads(shop)).toEqual(text);
  });

  it('holds no secret that anybody could read, nor what was sealed for the store', async () => {
    const { server, app } = shop;
    const verifyToken = 'let-me-in-by-this';
    await server.store.transaction(({ directory }) =>
      directory.subscriptions.put({
        ...{ app: app.id, object: 'page', callback: 'https://example.com/hook', fields: [] },
        verifyToken: server.vault.seal(verifyToken),
        ...{ includeValues: true, active: true, verified: undefined },
      }),
    );
    const { file } = await save(server, { name: 'grep', passphrase: 'correct horse' });
    const packed = readFileSync(file);
    const plain = zstdDecompressSync(packed);
    const row = await server.store.directory.apps.byId(app.id);
    const secrets = [
      verifyToken,
      shop.token,
      app.secret,
      app.instagram_secret,
      row?.secret,
      'correct horse',
    ];
    secrets.push(readFileSync(join(server.dataDir, 'key'), 'utf8').trim(), server.controlKey);
    for (const secret of secrets) {
      for (const bytes of [packed, plain]) expect(bytes.includes(String(secret))).toBe(false);
    }
    expect(plain.includes('Is it there?')).toBe(true);
  });

  it('restores on another machine: with its passphrase tokens and secrets work as they did', async () => {
    const before = await reads(shop);
    const { file } = await save(shop.server, { name: 'travels', passphrase: 'correct horse' });
    const other = await start({ seed: 'another' });
    onTestFinished(() => other.close());
    const there = Object.assign(Object.create(shop), { server: other }) as World;
    await expect(restore(other, { snapshot: file })).rejects.toThrow('sealed under a passphrase');
    await expect(restore(other, { snapshot: file, passphrase: 'wrong' })).rejects.toThrow(
      'That is not the passphrase',
    );
    const restored = await restore(other, { snapshot: file, passphrase: 'correct horse' });
    expect(restored.tokens).toBeUndefined();
    expect((await reads(there)).map((text) => text.replaceAll(other.url, shop.server.url))).toEqual(
      before,
    );
    const app = `${shop.app.id}|${shop.app.secret}`;
    const debugged = await there.send('GET', '/debug_token', {
      input_token: shop.token,
      access_token: app,
    });
    expect(debugged.body.data).toMatchObject({ is_valid: true, profile_id: shop.page.id });
    expect((await there.send('GET', '/me', { access_token: await mint(there) })).status).toBe(200);
    // And once more from there, under its own key.
    await save(other, { name: 'again' });
    await restore(other, { snapshot: 'again' });
    expect((await there.get('/me')).status).toBe(200);
  });

  it('restores on another machine without it: secrets and tokens are made anew, and told', async () => {
    const before = await reads(shop);
    const { file } = await save(shop.server, { name: 'open' });
    const other = await start({ seed: 'another' });
    onTestFinished(() => other.close());
    const there = Object.assign(Object.create(shop), { server: other }) as World;
    const { apps, tokens } = await restore(other, { snapshot: file });
    expect(apps).toMatchObject([{ id: shop.app.id }]);
    expect(apps[0].secret).not.toBe(shop.app.secret);
    expect((await there.get('/me')).status).toBe(400);
    const texts = tokens.map(({ access_token }: { access_token: string }) => access_token);
    const found = await Promise.all(texts.map((token: string) => reads(there, token)));
    expect(found).toContainEqual(before);
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 20)],
    ['cut in half', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['changed', (bytes: Buffer) => bytes.fill(7, bytes.length - 900, bytes.length - 890)],
    ['something else', () => Buffer.from('hello')],
    ['empty', () => Buffer.alloc(0)],
  ])('is refused where it is %s, and nothing changes', async (_, spoiled) => {
    const before = await reads(shop);
    const { file } = await save(shop.server, { name: 'spoiled', replace: true });
    writeFileSync(file, spoiled(readFileSync(file)));
    await expect(restore(shop.server, { snapshot: 'spoiled' })).rejects.toThrow('damaged');
    expect(await reads(shop)).toEqual(before);
    const folder = readdirSync(join(shop.server.dataDir, 'snapshots'));
    expect(folder.filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it.each([
    '../x',
    'a/b',
    '.hidden',
    'CON',
    '',
    'x'.repeat(90),
    'nul.txt',
    'a\0b',
    '../x.convograph',
  ])('has no name such as %j on the control plane', async (name) => {
    const answer = await fetch(`${shop.server.url}/_convograph/v1/snapshots`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${shop.server.controlKey}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ name }),
    });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as Json).error.message).toContain('is no name of a snapshot');
  });
});

const mint = async (there: World): Promise<string> =>
  (
    await createToken(there.server, {
      kind: 'page',
      appId: shop.app.id,
      pageId: shop.page.id,
    })
  ).access_token;
