import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createUser } from '../../src/admin/users.ts';
import { Control } from '../control/control.ts';
import { agrees, Callbacks } from '../subscriptions/callbacks.ts';
import { type World, world } from '../support/world.ts';

/** A Page with a bot that is told of its messages, and a user who has a role on both. */
async function shop() {
  const callbacks = new Callbacks();
  const w = await world({ outbound: callbacks });
  onTestFinished(() => w.close());
  const control = new Control(w.server);
  const bot = await createApp(w.server, { name: 'Gone Bot' });
  const rosa = await createUser(w.server, { name: 'Rosa Lind', pageId: w.page.id });
  await control.patch(`/apps/${bot.id}`, { roles: { [rosa.id]: 'developer' } });
  await control.patch(`/pages/${w.page.id}`, {
    ...{ default_app: bot.id, take_right: [bot.id], receiving: [`link=${bot.id}`] },
  });
  await control.post(`/apps/${bot.id}/subscriptions`, {
    ...{ callback_url: 'https://bots.example/', verify_token: 'v', fields: ['messages'] },
    page: w.page.id,
  });
  const token = await w.tokenFor({ appId: bot.id });
  const ada = await w.person('Ada');
  const say = (text: string) => control.post(`/pages/${w.page.id}/acts/say`, { as: ada.id, text });
  return { w, control, callbacks, bot, rosa, token, ada, say };
}

/** Where a text stands in the store, alone in its cell or among the settings of a Page: `table.column`. */
function placesOf({ server }: World, text: string): string[] {
  const database = new DatabaseSync(join(server.dataDir, 'convograph.db'), { readOnly: true });
  try {
    const columns = database
      .prepare(
        `select m.name as "table", c.name as "column" from sqlite_master m
         join pragma_table_info(m.name) c where m.type = 'table'`,
      )
      .all();
    return columns.flatMap(({ table, column }) => {
      const like = table === 'page' ? `like '%' || ? || '%'` : '= ?';
      const sql = `select count(*) as n from "${table}" where "${column}" ${like}`;
      return Number(database.prepare(sql).get(text)?.n) > 0 ? [`${table}.${column}`] : [];
    });
  } finally {
    database.close();
  }
}

it('an app that is deleted leaves nothing but what it sent', async () => {
  const { w, control, bot, token, ada, say } = await shop();
  await say('hello');
  await w.server.settled();
  const sent = await w.send('POST', '/me/messages', {
    ...{ access_token: token, recipient: JSON.stringify({ id: ada.id }) },
    message: JSON.stringify({ text: 'Hello, Ada' }),
  });
  expect(placesOf(w, bot.id)).toEqual(
    expect.arrayContaining(['app.id', 'attempt.app', 'event_cursor.app', 'token.app']),
  );
  const { body } = await control.send('DELETE', `/apps/${bot.id}`);
  expect(body).toEqual({ id: bot.id, success: true });
  expect(placesOf(w, bot.id)).toEqual([]);
  expect((await w.get('/me', { access_token: token })).body.error.code).toBe(190);
  expect((await control.get(`/apps/${bot.id}`)).status).toBe(404);
  expect((await control.get(`/pages/${w.page.id}`)).body.default_app).toBeUndefined();
  expect((await w.get(`/${sent.body.message_id}`, { fields: 'message' })).body.message).toBe(
    'Hello, Ada',
  );
  const { events } = await w.server.store.page(w.page.no).log.after(0, 100);
  expect(events.slice(-3)).toMatchObject([
    { kind: 'thread_control', body: { change: 'remove', from: bot.id } },
    { kind: 'page', body: { changed: ['defaultApp', 'takers', 'entryApps'] } },
    { kind: 'deleted', body: { app: bot.id } },
  ]);
});

it('what waited for an app is not sent any more, nor what comes after', async () => {
  const { w, control, callbacks, bot, say } = await shop();
  callbacks.says = () => ({ status: 500 });
  await say('hello');
  await w.server.settled();
  expect(callbacks.take().length).toBeGreaterThan(1);
  await control.send('DELETE', `/apps/${bot.id}`);
  callbacks.says = agrees;
  await say('and then?');
  await control.post('/clock/advance', { seconds: 2 * 3600 });
  await w.server.settled();
  expect(callbacks.take()).toEqual([]);
  expect(w.server.faults).toEqual([]);
});

it('an app of the same id begins anew', async () => {
  const { w, control, callbacks, bot, token, say } = await shop();
  await say('hello');
  await w.server.settled();
  await control.send('DELETE', `/apps/${bot.id}`);
  await control.post('/apps', { name: 'Other Bot', id: bot.id });
  await control.post(`/apps/${bot.id}/subscriptions`, {
    ...{ callback_url: 'https://bots.example/', verify_token: 'v', fields: ['messages'] },
    page: w.page.id,
  });
  callbacks.take();
  await say('again');
  await w.server.settled();
  const [only, ...others] = callbacks.take();
  expect(String(only?.body)).toContain('again');
  expect(others).toEqual([]);
  expect((await w.get('/me', { access_token: token })).body.error.code).toBe(190);
});

it('a user who is deleted leaves no token and no role', async () => {
  const { w, control, rosa } = await shop();
  const access_token = await w.tokenFor({ kind: 'user', userId: rosa.id });
  const ofPage = await w.tokenFor({ kind: 'page', userId: rosa.id });
  expect((await w.get('/me', { access_token })).status).toBe(200);
  const { body } = await control.send('DELETE', '/users/Rosa Lind'.replace(' ', '%20'));
  expect(body).toEqual({ id: rosa.id, success: true });
  expect(placesOf(w, rosa.id)).toEqual([]);
  for (const each of [access_token, ofPage]) {
    expect((await w.get('/me', { access_token: each })).body.error.code).toBe(190);
  }
  expect((await control.get(`/users/${rosa.id}`)).status).toBe(404);
});
