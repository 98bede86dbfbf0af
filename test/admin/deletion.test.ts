import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createPage } from '../../src/admin/pages.ts';
import { createUser } from '../../src/admin/users.ts';
import { Control } from '../control/control.ts';
import { archiveWorld } from '../ingest/support/archive-world.ts';
import { fb } from '../ingest/support/threads.ts';
import { importDialogues } from '../support/dialogues.ts';
import { type Json, type World, world } from '../support/world.ts';

let shop: World;
let plane: Control;
beforeAll(async () => {
  shop = await world();
  plane = new Control(shop.server);
});
afterAll(() => shop.close());

/** How many rows each table has of a Page, of those that have any. */
function rowsOf(page: number): Record<string, number> {
  const file = join(shop.server.dataDir, 'convograph.db');
  const database = new DatabaseSync(file, { readOnly: true });
  onTestFinished(() => database.close());
  const tables = database
    .prepare(
      `select m.name from sqlite_master m join pragma_table_info(m.name) c on c.name = 'page'
       where m.type = 'table'`,
    )
    .all()
    .map(({ name }) => String(name));
  expect(tables).toContain('message');
  const counts = tables.map((table) => {
    const sql = `select count(*) as n from "${table}" where page = ?`;
    return [table, Number(database.prepare(sql).get(page)?.n)] as const;
  });
  return Object.fromEntries(counts.filter(([, n]) => n > 0));
}

/** A Page with a conversation of many messages, a user's role and tokens. */
async function furnished(name: string) {
  const page = await createPage(shop.server, { name, instagram: { username: name } });
  const turns = Array.from({ length: 1_200 }, (_, i) => ({
    speaker: i % 2 === 0 ? ('customer' as const) : ('agent' as const),
    text: `words ${i}`,
  }));
  const dialogues = [
    { id: 'a', turns },
    { id: 'b', turns: turns.slice(0, 2) },
  ];
  await importDialogues(shop.server, page.id, dialogues);
  const user = await createUser(shop.server, { name: `${name}'s`, pageId: page.id });
  const { access_token } = (await plane.post('/tokens', { page: page.id })).body;
  const { data } = (await plane.get(`/pages/${page.id}/conversations`)).body;
  const [long, short] = data.sort(
    (a: { message_count: number }, b: { message_count: number }) =>
      b.message_count - a.message_count,
  );
  return { page, user, access_token, long, short, dialogues };
}

const meOf = async (access_token: string) => (await shop.get('/me', { access_token })).body;
const unreadable = { error: expect.objectContaining({ code: 190 }) };

describe('a Page that is deleted', () => {
  it('leaves no row behind but its revision, and its tokens are refused', async () => {
    const { page, user, access_token } = await furnished('gone');
    expect(await meOf(access_token)).toMatchObject({ name: 'gone' });
    const answer = await plane.send('DELETE', '/pages/gone');
    expect(answer.body).toEqual({ id: page.id, success: true });
    expect(Object.keys(rowsOf(page.no))).toEqual(['page_revision']);
    expect(await meOf(access_token)).toEqual(unreadable);
    expect((await plane.get(`/pages/${page.id}`)).status).toBe(404);
    expect((await plane.get(`/users/${user.id}`)).body.roles).toEqual([]);
  });

  it('gives its number to no other: what held it reaches nothing new', async () => {
    const { page } = await furnished('last');
    await plane.send('DELETE', `/pages/${page.id}`);
    const next = await createPage(shop.server, { name: 'next', id: page.id });
    expect(next.no).toBeGreaterThan(page.no);
    expect((await plane.get('/pages/next/conversations')).body.data).toEqual([]);
  });

  it('is kept while somebody imports into it', async () => {
    const page = await createPage(shop.server, { name: 'busy' });
    const holder = { pid: 1, host: 'another', space: 'another' };
    const lease = { epoch: 1, holder, since: Date.now(), until: Date.now() + 60_000 };
    await shop.server.store.transaction((tx) => tx.importLease(page.no).put(lease));
    const { status, body } = await plane.send('DELETE', '/pages/busy');
    expect([status, body.error.message]).toEqual([409, expect.stringMatching(/^Somebody imports/)]);
    expect((await plane.get('/pages/busy')).status).toBe(200);
  });
});

describe('a conversation that is deleted', () => {
  it('is not there, the other is, and an import brings it again', async () => {
    const { page, access_token, long, short, dialogues } = await furnished('talks');
    const ask = (id: string) =>
      shop.get(`/${id}`, { access_token, fields: 'message_count' }).then(({ body }) => body);
    const path = (id: string) => `/pages/talks/conversations/${id}`;
    expect(await ask(long.id)).toMatchObject({ message_count: 1_200 });
    await plane.send('DELETE', path(long.id));
    expect(await ask(long.id)).toHaveProperty('error');
    expect((await plane.get(path(long.id))).status).toBe(404);
    expect((await plane.send('DELETE', path(long.id))).status).toBe(404);
    expect(await ask(short.id)).toMatchObject({ message_count: 2 });
    expect(rowsOf(page.no).message).toBe(2);
    await importDialogues(shop.server, page.id, dialogues);
    expect(await ask(long.id)).toMatchObject({ message_count: 1_200 });
  });
});

it('gives the number of a deleted conversation to no other: ids of its messages name none', async () => {
  const { page, access_token } = await furnished('numbers');
  const said = (id: string) => ({
    id,
    turns: [{ speaker: 'customer' as const, text: id, t: 9e11 }],
  });
  const messageOf = async (text: string) => {
    await importDialogues(shop.server, page.id, [said(text)]);
    const { data } = (await plane.get('/pages/numbers/conversations')).body;
    for (const { id } of data) {
      const { body } = await shop.get(`/${id}/messages`, { access_token, fields: 'message' });
      const [message] = body.data;
      if (message.message === text) return { conversation: id, message: message.id };
    }
    throw new Error(`Nobody says ${text}.`);
  };
  const old = await messageOf('old');
  await plane.send('DELETE', `/pages/numbers/conversations/${old.conversation}`);
  const { message } = await messageOf('new');
  expect(message).not.toBe(old.message);
  expect((await shop.get(`/${old.message}`, { access_token })).body).toHaveProperty('error');
});

describe('a person who is deleted', () => {
  it('is gone with the conversations, and with nothing else', async () => {
    const { page, access_token, long, short } = await furnished('people');
    const [{ id }] = long.people;
    const answer = await plane.send('DELETE', `/pages/people/people/${id}`);
    expect(answer.body).toEqual({ id, success: true });
    expect((await plane.get(`/pages/people/people/${id}`)).status).toBe(404);
    expect((await shop.get(`/${long.id}`, { access_token })).body).toHaveProperty('error');
    expect((await shop.get(`/${short.id}`, { access_token })).status).toBe(200);
    expect(rowsOf(page.no)).toMatchObject({ message: 2, person: 1, participant: 1 });
  });
});

describe('a token that is deleted', () => {
  it('is refused and not listed, and is named by its id alone', async () => {
    const { id, access_token } = (await plane.post('/tokens', { page: shop.page.id })).body;
    expect((await plane.get(`/tokens/${id}`)).body).toMatchObject({ id, is_valid: true });
    for (const method of ['GET', 'DELETE']) {
      expect((await plane.send(method, `/tokens/${access_token}`)).status).toBe(404);
    }
    expect((await plane.send('DELETE', `/tokens/${id}`)).body).toEqual({ id, success: true });
    expect(await meOf(access_token)).toEqual(unreadable);
    const { data } = (await plane.get('/tokens')).body;
    expect(data.map((each: { id: string }) => each.id)).not.toContain(id);
  });
});

describe('a conversation of a download that is deleted', () => {
  it('is brought again, under its id, by the same files, and what was merged into it too', async () => {
    await using ofArchive = await archiveWorld();
    const { w } = ofArchive;
    const control = new Control(w.server);
    const thread = (name: string) => fb([name, 'Corner Shop'], [[name, `from ${name}`]]);
    const folder = await ofArchive.save({
      'messages/inbox/ada_1/message_1.json': thread('Ada'),
      'messages/inbox/bo_2/message_1.json': thread('Bo'),
      'messages/inbox/cy_3/message_1.json': thread('Cy'),
    });
    await ofArchive.load(folder, { me: 'Corner Shop' });
    const before = await ofArchive.conversations();
    const [ada = '', bo = ''] = await Promise.all(['ada_1', 'bo_2'].map(ofArchive.idOf));
    const merged = { conversation: ada, other: bo };
    const { id } = (await control.post('/conversations/merge', merged)).body;
    const path = `/pages/${w.page.id}/conversations/${id === ada ? bo : ada}`;
    expect((await control.get(path)).body).toMatchObject({ id, message_count: 2 });
    expect((await control.send('DELETE', path)).body).toEqual({ id, success: true });
    expect(await ofArchive.conversations()).toHaveLength(1);
    for (const each of [ada, bo]) expect((await w.get(`/${each}`)).body).toHaveProperty('error');
    await ofArchive.load(folder, { me: 'Corner Shop' });
    const again = await ofArchive.conversations();
    const texts = (all: Json[]) =>
      all.map((each) => [each.id, each.messages.map(({ message }: Json) => message)]);
    expect(texts(again)).toEqual(texts(before));
  });
});
