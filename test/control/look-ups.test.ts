import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { recordPage } from '../../src/store/page/commands/record-page.ts';
import { history } from '../../src/store/page/history-writer.ts';
import { SQLITE, SqliteConnection } from '../../src/store/sqlite/sqlite-connection.ts';
import type { Statement } from '../../src/store/statement.ts';
import { type Control, control } from './control.ts';

/** Of each kind: more than are read at once. */
const COUNT = 1_100;

let shop: Control;
beforeAll(async () => {
  shop = await control();
  await shop.server.store.transaction(async (tx) => {
    const { directory } = tx;
    for (let i = 0; i < COUNT; i++) {
      const id = String(70_000 + i);
      await directory.apps.add({ id: `1${id}`, name: `App ${i}`, secret: '' });
      await directory.users.add({ id: `2${id}`, name: `User ${i}` });
      await recordPage(
        tx,
        `3${id}`,
        () => ({
          ...{
            id: `3${id}`,
            name: `Page ${i}`,
            instagramId: `4${id}`,
            instagramUsername: `ig${i}`,
          },
          ...{
            mode: 'archive',
            limits: 'off',
            defaultApp: undefined,
            refuse: undefined,
            profile: {},
          },
        }),
        0,
      );
      await directory.users.putRole({ page: i + 1, user: `2${id}`, tasks: ['MESSAGING'] });
      await history(tx, 1).addPerson({ id: `5${id}`, platform: 'MESSENGER', name: `Person ${i}` });
    }
  });
});
afterAll(() => shop.close());

/** Every statement that is run from now on, with the most rows that it gave at once. */
function watched(): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  const { all, one } = SqliteConnection.prototype;
  const note = (statement: Statement<object, unknown>, rows: number): void => {
    const { sql } = statement.in(SQLITE);
    seen.set(sql, Math.max(seen.get(sql) ?? 0, rows));
  };
  vi.spyOn(SqliteConnection.prototype, 'all').mockImplementation(function (
    this: SqliteConnection,
    statement,
    params,
  ) {
    const rows = all.call(this, statement as never, params) as never[];
    note(statement, rows.length);
    return rows;
  });
  vi.spyOn(SqliteConnection.prototype, 'one').mockImplementation(function (
    this: SqliteConnection,
    statement,
    params,
  ) {
    note(statement, 1);
    return one.call(this, statement as never, params) as never;
  });
  onTestFinished(() => void vi.restoreAllMocks());
  return seen;
}

/** The tables that a statement goes through from end to end. */
function scans(sql: string): string[] {
  const database = new DatabaseSync(join(shop.server.dataDir, 'convograph.db'), { readOnly: true });
  const plan = database.prepare(`explain query plan ${sql}`).all();
  database.close();
  return plan.map(({ detail }) => String(detail)).filter((step) => /^SCAN (?!CONSTANT)/.test(step));
}

describe('a store of many Pages, apps, users, people and tokens', () => {
  it('is looked up and changed without a statement that goes through all of a table', async () => {
    const seen = watched();
    const made = [
      await shop.post('/apps', { name: 'New app' }),
      await shop.post('/pages', {
        name: 'New Page',
        instagram_username: 'new',
        default_app: 'App 7',
      }),
      await shop.post('/users', { name: 'New user', page: 'Page 9' }),
      await shop.post('/pages/Page%203/people', { name: 'New person' }),
      await shop.post('/tokens', { page: '470003', for_app: 'App 1' }),
      await shop.post('/tokens', { user: 'User 5', for_app: 'App 1' }),
    ];
    expect(made.map(({ status }) => status)).toEqual(made.map(() => 201));
    const changed = [
      await shop.patch('/pages/Page%200/people/Person%201099', { name: 'Another' }),
      await shop.patch('/users/User%2012', { page: 'Page 13' }),
      await shop.patch('/apps/App%2014', { roles: { 'User 15': 'tester' } }),
      await shop.patch('/pages/Page%2016', { name: 'Renamed', instagram_username: 'renamed' }),
    ];
    expect(changed.map(({ status }) => status)).toEqual(changed.map(() => 200));
    expect((await shop.post('/pages', { name: 'Page 17' })).status).toBe(409);
    expect((await shop.patch('/users/Nobody', { checkpoint: true })).status).toBe(404);
    expect([...seen.keys()].filter((sql) => scans(sql).length > 0)).toEqual([]);
  });

  it('is listed so many rows at a time, each once and in order', async () => {
    await shop.post('/tokens', { page: 'Page 1', for_app: 'App 1' });
    await shop.post('/tokens', { page: 'Page 2', for_app: 'App 1' });
    const seen = watched();
    for (const path of ['/pages', '/apps', '/users', '/tokens', '/pages/Page%200/people']) {
      const { data } = (await shop.get(path)).body as { data: { id: string }[] };
      expect(new Set(data.map(({ id }) => id)).size).toBe(data.length);
      if (path !== '/tokens') expect(data.length).toBeGreaterThanOrEqual(COUNT);
    }
    expect(Math.max(...seen.values())).toBe(500);
    expect([...seen.keys()].filter((sql) => scans(sql).length > 0)).toEqual([]);
  });
});

describe('a name', () => {
  it('of very many is told of none of them by its id', async () => {
    const shop = await control();
    onTestFinished(() => shop.close());
    await shop.server.store.transaction(async ({ directory }) => {
      for (let i = 0; i < 101; i++) {
        await directory.users.add({ id: String(900 + i), name: 'Ada' });
      }
    });
    const { body } = await shop.patch('/users/Ada', { checkpoint: true });
    expect(body.error.message).toBe('More than 100 users are named "Ada": name one by its id.');
  });

  it('of a Page is taken however its letters are composed', async () => {
    const shop = await control();
    onTestFinished(() => shop.close());
    await shop.post('/pages', { name: 'Cafe\u0301 \u00e9' });
    expect((await shop.post('/pages', { name: 'Caf\u00e9 e\u0301' })).status).toBe(409);
    expect((await shop.patch('/pages/Caf%C3%A9%20%C3%A9', { mode: 'strict' })).status).toBe(404);
    expect((await shop.patch('/pages/Cafe%CC%81%20%C3%A9', { mode: 'strict' })).status).toBe(200);
  });
});
