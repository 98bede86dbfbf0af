import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createPerson } from '../../src/admin/people.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { carriedOut, dataDir, endingOf, inHouse, serving } from '../cli/run.ts';

/** All that stands in a store, as text. */
function rowsOf(data: string): string {
  const database = new DatabaseSync(join(data, 'convograph.db'), { readOnly: true });
  const tables = database.prepare(`select name from sqlite_master where type = 'table'`).all();
  const rows = tables.map(({ name }) => database.prepare(`select * from "${name}"`).all());
  database.close();
  return JSON.stringify(rows);
}

it('a store that is served read-only is read, and takes no change by whatever way', async () => {
  const data = dataDir();
  const { token, page, person } = await inHouse(data, async (house) => {
    const app = await createApp(house, { name: 'Bot' });
    const page = await createPage(house, { name: 'Shop', defaultApp: app.id });
    const person = await createPerson(house, {
      pageId: page.id,
      name: 'Ada',
      platform: 'MESSENGER',
    });
    const of = { kind: 'page' as const, appId: app.id, pageId: page.id };
    return { token: (await createToken(house, of)).access_token, page, person };
  });
  await carriedOut([
    ...['app', 'subscribe', 'Bot', '--page', 'Shop', '--fields', 'messages', '--unverified'],
    ...['--callback', 'http://127.0.0.1:9/hook', '--verify-token', 'v', '--data', data],
  ]);
  await carriedOut(['say', 'Hello', '--page', 'Shop', '--as', 'Ada', '--data', data]);
  const before = rowsOf(data);
  const flags = ['--read-only', '--console', '--receipts', '--port', '0', '--data', data];
  const server = await serving(['serve', ...flags]);
  const { url, control_key: key } = server.ready as { url: string; control_key: string };
  const of = `access_token=${token}`;

  const read = await fetch(`${url}/v26.0/me/conversations?fields=snippet&${of}`);
  expect(await read.json()).toMatchObject({ data: [{ snippet: 'Hello' }] });
  const sent = await fetch(`${url}/v26.0/me/messages?${of}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ recipient: { id: person.id }, message: { text: 'Hi' } }),
  });
  expect([sent.status, await sent.json()]).toEqual([
    500,
    {
      error: expect.objectContaining({
        code: 2,
        is_transient: true,
        message: expect.stringContaining('served read-only'),
      }),
    },
  ]);
  const acted = await fetch(`${url}/_convograph/v1/pages/${page.id}`, {
    method: 'PATCH',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ mode: 'strict' }),
  });
  expect(acted.status).toBe(503);
  expect(await acted.json()).toMatchObject({
    error: { message: expect.stringContaining('is served read-only: write to it where') },
  });
  expect(await server.stop()).toBe(0);
  // Whoever serves it is told of the two that wanted to write, and of nothing else.
  expect(server.stderr().trimEnd().split('\n')).toEqual([
    expect.stringContaining('served read-only'),
    expect.stringContaining(`PATCH /_convograph/v1/pages/${page.id}: The store is served`),
  ]);
  expect(rowsOf(data)).toBe(before);
});

it('it makes no store, and none begins with a seed', async () => {
  const none = await endingOf(['serve', '--read-only', '--port', '0', '--data', dataDir()]);
  expect(none).toMatchObject({ code: 2, sentence: expect.stringContaining('There is no store') });
  const seeded = await endingOf(['serve', '--read-only', '--seed', 'a.yaml', '--data', dataDir()]);
  expect(seeded).toMatchObject({ code: 2, sentence: expect.stringContaining('--seed would') });
});
