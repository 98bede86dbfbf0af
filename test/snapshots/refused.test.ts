import { mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listSnapshotsOperation } from '../../src/admin/snapshots/list-snapshots.ts';
import { putBack } from '../../src/admin/snapshots/restore-snapshot.ts';
import { systemClock } from '../../src/base/clock.ts';
import { carriedOut } from '../cli/run.ts';
import { type Json, type World, world } from '../support/world.ts';
import { depsOf, restore, save } from './machines.ts';

let shop: World;
let data: string;
let shelf: string;
beforeAll(async () => {
  shop = await world();
  data = shop.server.dataDir as string;
  shelf = join(data, 'snapshots');
  await shop.conversation({ said: [{ text: 'hello' }] });
  await save(shop.server, { name: 'start' });
});
afterAll(() => shop.close());

const talk = async (): Promise<string> =>
  (await shop.get('/me/conversations', { fields: 'id,messages{id,message}' })).text;

const lease = (until: number): Promise<void> =>
  shop.server.store.transaction((tx) =>
    tx.importLease(shop.page.no).put({
      ...{ epoch: 1, until, since: 0, holder: { pid: 1, host: 'elsewhere' } },
    } as never),
  );

it('is not put back while somebody imports, but may be taken; nothing is left of the try', async () => {
  const before = await talk();
  await lease(systemClock.now() + 60_000);
  await expect(restore(shop.server, { snapshot: 'start' })).rejects.toThrow('Somebody imports');
  expect(readdirSync(shelf)).toEqual(['start.convograph']);
  await save(shop.server, { name: 'meanwhile' });
  await lease(0);
  expect(await talk()).toBe(before);
  await restore(shop.server, { snapshot: 'meanwhile' });
  expect(await talk()).toBe(before);
});

it('that is cancelled while its rows are put back changes nothing', async () => {
  await shop.conversation({ said: [{ text: 'since' }] });
  const before = await talk();
  const files = readdirSync(shelf);
  const stop = new AbortController();
  const show = ({ done = 0 }: { readonly done?: number }): void => {
    if (done > 0) stop.abort(new Error('Cancelled.'));
  };
  const progress = { signal: stop.signal, show } as never;
  await expect(putBack(depsOf(shop.server) as never, { name: 'start' }, progress)).rejects.toThrow(
    'Cancelled.',
  );
  expect(await talk()).toBe(before);
  expect(readdirSync(shelf)).toEqual(files);
});

it('is refused with a sentence where its folder is none', async () => {
  const before = await talk();
  renameSync(shelf, `${shelf}.away`);
  writeFileSync(shelf, 'a file');
  try {
    await expect(save(shop.server, { name: 'new' })).rejects.toThrow(/cannot be read or written: /);
    await expect(restore(shop.server, { snapshot: 'start' })).rejects.toThrow(
      'no snapshot "start"',
    );
    const list = listSnapshotsOperation.run(depsOf(shop.server) as never, {} as never);
    await expect(list).rejects.toThrow(/cannot be read or written: /);
  } finally {
    rmSync(shelf);
    renameSync(`${shelf}.away`, shelf);
  }
  expect(await talk()).toBe(before);
  await expect(save(shop.server, { name: '/dev/null/x/y' })).rejects.toThrow('cannot be');
  await expect(restore(shop.server, { snapshot: `${data}/` })).rejects.toThrow('is no file');
});

it('lists what there is beside folders and links to nowhere', async () => {
  mkdirSync(join(shelf, 'folder.convograph'));
  symlinkSync('/nowhere', join(shelf, 'link.convograph'));
  const { data: found } = (await listSnapshotsOperation.run(
    depsOf(shop.server) as never,
    {} as never,
  )) as Json;
  expect(found.map(({ name }: Json) => name)).toContain('start');
  expect(found.map(({ name }: Json) => name)).not.toContain('folder');
  rmSync(join(shelf, 'folder.convograph'), { recursive: true });
  rmSync(join(shelf, 'link.convograph'));
});

it.each(['../x', '/etc/passwd', 'x'.repeat(300), 'ñame', '🎉', ' '])(
  'is neither shown, put back nor deleted by the name %j on the control plane',
  async (name) => {
    const base = `${shop.server.url}/_convograph/v1/snapshots/${encodeURIComponent(name)}`;
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/restore'],
      ['DELETE', ''],
    ] as const) {
      const answer = await fetch(base + path, {
        method,
        headers: {
          authorization: `Bearer ${shop.server.controlKey}`,
          'content-type': 'application/json',
        },
        ...(method === 'POST' && { body: '{}' }),
      });
      expect([method, answer.status]).toEqual([method, 400]);
      expect(((await answer.json()) as Json).error.message).toContain('is no name of a snapshot');
    }
  },
);

it('put back by a command is served at once by whoever serves the store', async () => {
  await restore(shop.server, { snapshot: 'start' });
  const before = await talk();
  const now = shop.server.clock.now();
  const late = await shop.tokenFor();
  await shop.conversation({ said: [{ text: 'since' }] });
  expect((await shop.get('/me', { access_token: late })).status).toBe(200);
  expect(await talk()).not.toBe(before);
  const args = ['snapshot', 'restore', 'start', '--yes', '--data', data];
  expect(await carriedOut(args)).toMatchObject({ code: 0 });
  expect(await talk()).toBe(before);
  expect((await shop.get('/me', { access_token: late })).status).toBe(400);
  expect((await shop.get('/me')).status).toBe(200);
  expect(shop.server.clock.now()).toBeGreaterThanOrEqual(now);
});
