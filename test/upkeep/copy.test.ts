import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createPerson } from '../../src/admin/people.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { openKept, prepareKept } from '../../src/house/open-kept.ts';
import { WHOLE_TABLES } from '../../src/store/transfer/tables.ts';
import { type CopyEnd, copyStore } from '../../src/upkeep/copy/copy-store.ts';
import { carriedOut, dataDir, inHouse, start } from '../cli/run.ts';
import { freshSchema, testDatabase } from '../support/postgres/fresh-schema.ts';

const database = await testDatabase();

/** A store with what is hard to copy: sealed secrets, media, half a pair, U+0000. */
const source = dataDir();
let keys: object;

beforeAll(async () => {
  await inHouse(source, async (house) => {
    const app = await createApp(house, { name: 'Bot' });
    const page = await createPage(house, { name: 'Shop', defaultApp: app.id });
    const of = { kind: 'page' as const, appId: app.id, pageId: page.id };
    await createToken(house, of);
    for (const name of ['Ada', 'Bo']) {
      await createPerson(house, { pageId: page.id, name, platform: 'MESSENGER' });
    }
    await house.media.put(Buffer.from('a picture'));
    await house.media.put(Buffer.alloc(0));
    const odd = 'half a pair \ud83c, nothing \u0000, \u0001 and \u00010';
    await house.store.transaction((tx) => tx.directory.settings.put('odd', odd));
    keys = house.vault.keys;
  });
  await carriedOut(['say', 'Hello', '--page', 'Shop', '--as', 'Ada', '--data', source]);
});

const copy = (...args: string[]) => carriedOut(['store', 'copy', ...args]);

/** All rows of a store in a file, but for what is sealed and what each counts for itself. */
function rowsOf(data: string): object {
  const database = new DatabaseSync(join(data, 'convograph.db'), { readOnly: true });
  const all = WHOLE_TABLES.map(({ table, key }) => [
    table,
    database
      .prepare(`select * from "${table}" order by ${key.map((each) => `"${each}"`).join(', ')}`)
      .all()
      .filter(({ page }) => table !== 'page_revision' || page !== 0)
      .filter(({ name }) => table !== 'setting' || name !== 'keys')
      .map(({ secret: _, instagram_secret: __, verify_token: ___, ...row }) => row),
  ]);
  database.close();
  return Object.fromEntries(all);
}

it('a copy is the same store, under a key of its own', async () => {
  const target = dataDir();
  const { code, stdout, stderr } = await copy(source, target);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(
    /^Copied to .*: \d+ rows, 2 media; \d+ parts compared, all are the same\.\n/,
  );
  expect(rowsOf(target)).toEqual(rowsOf(source));
  expect(await carriedOut(['store', 'check', '--bytes', '--data', target])).toMatchObject({
    code: 0,
  });
  // Texts of tokens are made with these.
  await inHouse(target, async ({ vault }) => expect(vault.keys).toEqual(keys));
});

it('it goes nowhere where something is', async () => {
  const target = dataDir();
  await copy(source, target);
  const again = await copy(source, target);
  expect(again.code).toBe(1);
  expect(again.stderr).toMatch(/^There is a store already where the copy would be: /);
  expect(await copy(source, source)).toMatchObject({ code: 2 });
  expect(await copy(dataDir(), target)).toMatchObject({ code: 2 });
});

it('its secrets are sealed with a key of its own, and are the same', async () => {
  const target = dataDir();
  await copy(source, target);
  const [from, to] = await Promise.all([source, target].map(secretsOf));
  expect(from?.plain.length).toBeGreaterThan(0);
  expect(to?.plain).toEqual(from?.plain);
  expect(to?.sealed.filter((each) => from?.sealed.includes(each))).toEqual([]);
});

/** The secrets of a store in a file, as they lie there and as its own key opens them. */
async function secretsOf(data: string) {
  const rows = new DatabaseSync(join(data, 'convograph.db'), { readOnly: true });
  const apps = rows.prepare('select secret from app where secret is not null order by id').all();
  rows.close();
  const sealed = apps.map(({ secret }) => String(secret));
  let plain: string[] = [];
  await inHouse(data, async ({ vault }) => {
    plain = sealed.map((each) => vault.unseal(each));
  });
  return { sealed, plain };
}

it('one in which something became another is none, and is not served', async () => {
  const target = dataDir();
  prepareKept({ dataDir: target }, undefined);
  const open = (at: string) => openKept({ dataDir: at }, {}) as unknown as Promise<CopyEnd>;
  const [one, other] = await Promise.all([source, target].map(open));
  const stop = new AbortController();
  const onProgress = (phase: string) => phase === 'media' && stop.abort(new Error('stopped'));
  const stopping = copyStore(one as CopyEnd, other as CopyEnd, { signal: stop.signal, onProgress });
  await expect(stopping).rejects.toThrow('stopped');
  await Promise.all([one?.store.close(), other?.store.close()]);
  const rows = new DatabaseSync(join(target, 'convograph.db'));
  rows.exec(`update person set name = 'Eve' where name = 'Ada'`);
  rows.close();
  const { code, stderr } = await copy(source, target);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^The copy is another than the store, in person of Page 1: take it away/);
  expect((await carriedOut(['app', 'list', '--data', target])).stderr).toMatch(
    /^There is only half a copy of a store: /,
  );
});

/** Both ends open, with what stops a copy at each step. */
async function inSteps(from: Parameters<typeof openKept>[0], to: Parameters<typeof openKept>[0]) {
  prepareKept(to, undefined);
  const ends = await Promise.all([from, to].map((each) => openKept(each, {})));
  const [one, other] = ends as unknown as [CopyEnd, CopyEnd];
  let steps = 0;
  try {
    for (;;) {
      const stop = new AbortController();
      try {
        await copyStore(one, other, {
          signal: stop.signal,
          onProgress: (phase) => phase !== 'comparing' && stop.abort(new Error('stopped')),
        });
        return steps;
      } catch (error) {
        if ((error as Error).message !== 'stopped' || ++steps > 200) throw error;
      }
    }
  } finally {
    await Promise.all([one.store.close(), other.store.close()]);
  }
}

it('one that is stopped at each step goes on until it is whole', async () => {
  const target = dataDir();
  expect(await inSteps({ dataDir: source }, { dataDir: target })).toBeGreaterThan(5);
  expect(rowsOf(target)).toEqual(rowsOf(source));
});

it('one of a store that was changed since does not go on', async () => {
  const [changing, target] = [dataDir(), dataDir()];
  await copy(source, changing);
  prepareKept({ dataDir: target }, undefined);
  const [one, other] = await Promise.all(
    [changing, target].map((at) => openKept({ dataDir: at }, {})),
  );
  const stop = new AbortController();
  const stopping = copyStore(one as CopyEnd, other as CopyEnd, {
    signal: stop.signal,
    onProgress: () => stop.abort(new Error('stopped')),
  });
  await expect(stopping).rejects.toThrow('stopped');
  await Promise.all([one?.store.close(), other?.store.close()]);
  await carriedOut(['page', 'set', 'Shop', '--name', 'Other', '--data', changing]);
  const { code, stderr } = await copy(changing, target);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^What is there is half a copy of another store, or of this one before/);
});

it('one that is killed is not served, and goes on', async () => {
  const [large, target] = [dataDir(), dataDir()];
  await copy(source, large);
  const rows = new DatabaseSync(join(large, 'convograph.db'));
  rows.exec(`with recursive n(i) as (select 1000 union all select i + 1 from n where i < 60000)
    insert into event (page, no, at, kind, body) select 1, i, i, 'read', '{}' from n;
    update page_revision set events = 60000 where page = 1`);
  rows.close();
  const child = await start(['store', 'copy', large, target]);
  const ended = new Promise((resolve) => child.once('close', resolve));
  await expect
    .poll(() => markOf(target) ?? (child.exitCode === null ? undefined : 'over'), {
      timeout: 60_000,
    })
    .toContain('"table":"event"');
  child.kill('SIGKILL');
  await ended;
  const opened = await carriedOut(['app', 'list', '--data', target]);
  expect(opened.code).toBe(1);
  expect(opened.stderr).toMatch(/^There is only half a copy of a store: /);
  const again = await copy(large, target);
  expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 0, stderr: '' });
  expect(again.stdout).toMatch(/of the rows were there from an attempt before/);
  expect(rowsOf(target)).toEqual(rowsOf(large));
});

function markOf(data: string): string | undefined {
  try {
    const rows = new DatabaseSync(join(data, 'convograph.db'), { readOnly: true });
    try {
      const mark = rows.prepare(`select value from setting where name = 'copy'`).get();
      return mark && String(mark.value);
    } finally {
      rows.close();
    }
  } catch {
    // It is being made.
    return undefined;
  }
}

it.runIf(database)('to PostgreSQL and back, stopped at each step, it is the same', async () => {
  if (!database) return;
  const { place } = freshSchema(database);
  const [beside, back] = [dataDir(), dataDir()];
  expect(await inSteps({ dataDir: source }, { dataDir: beside, database: place })).toBeGreaterThan(
    5,
  );
  const { code, stderr } = await copy(place, back, '--data', beside);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(rowsOf(back)).toEqual(rowsOf(source));
  expect(await carriedOut(['store', 'check', '--bytes', '--data', back])).toMatchObject({
    code: 0,
  });
});
