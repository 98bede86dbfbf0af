import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createToken } from '../../src/admin/tokens.ts';
import type { RequestEntry } from '../../src/server/request-log.ts';
import { type Control, control } from '../control/control.ts';

const entries: RequestEntry[] = [];
let plane: Control;
let token: string;
beforeEach(async () => {
  entries.length = 0;
  plane = await control({ journal: 'bodies', logRequest: (entry) => entries.push(entry) });
  await createApp(plane.server, { name: 'Bot' });
  await createPage(plane.server, { name: 'Shop', instagram: { username: 'shop' } });
  const page = { kind: 'page', pageId: 'Shop' } as const;
  token = (await createToken(plane.server, page)).access_token;
});
afterEach(() => plane.close());

const me = (host?: string) =>
  fetch(`${plane.server.url}${host ?? ''}/v26.0/me?access_token=${token}`);

it('arms, lists and mends over HTTP, as it declares', async () => {
  const armed = await plane.post('/faults', { on: 'node', code: 2, page: 'Shop', times: 1 });
  expect(armed).toMatchObject({
    status: 201,
    body: { id: '1', on: 'node', error: 'unavailable', nth: 1, times: 1, used: 0, state: 'armed' },
  });
  expect((await me()).status).toBe(500);
  expect((await me()).status).toBe(200);
  const { body } = await plane.get('/faults');
  expect(body.data).toMatchObject([{ id: '1', used: 1, state: 'spent' }]);
  expect((await plane.post('/faults/mend', { fault: '1' })).body.data).toHaveLength(1);
  expect((await plane.post('/faults/mend', { fault: '1' })).status).toBe(400);
  expect((await plane.post('/faults/mend')).body).toEqual({ data: [] });
});

it('refuses what it cannot arm, and then nothing is armed', async () => {
  const refused = await plane.post('/faults', { code: 614 });
  expect([refused.status, refused.body.error.message]).toEqual([
    400,
    'There is no error 614: the nearest is 613 (rateLimit).',
  ]);
  expect((await plane.get('/faults')).body).toEqual({ data: [] });
});

it('arms a hundred at once and no more', async () => {
  for (let i = 0; i < 100; i++) await plane.post('/faults', { code: 613 });
  expect((await plane.post('/faults', { code: 613 })).status).toBe(409);
  await plane.post('/faults/mend', { fault: '7' });
  expect((await plane.post('/faults', { code: 613 })).status).toBe(201);
});

it('takes every preset as the file that it is', async () => {
  const folder = resolve(import.meta.dirname, '../../src/admin/faults/presets');
  const files = readdirSync(folder);
  expect(files.length).toBeGreaterThan(4);
  for (const file of files) {
    const { words: _, ...fault } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const { id: _one, ...own } = (await plane.post('/faults', fault)).body;
    const named = { preset: file.replace('.json', '') };
    const { id: _other, ...same } = (await plane.post('/faults', named)).body;
    expect(same).toEqual(own);
  }
});

it('lets what is said besides a preset count before it', async () => {
  const said = { preset: 'meta-is-down', on: 'conversations', status: 504, times: 2 };
  expect((await plane.post('/faults', said)).body).toMatchObject({
    on: 'conversations',
    does: '504 with a page of HTML',
    times: 2,
  });
});

it('lets no call that is only explained meet one, nor those of the control plane', async () => {
  await plane.post('/faults', { on: 'any', status: 503 });
  const { body } = await plane.post('/explain', { url: '/me', token });
  expect(body.answer).toEqual({ status: 200 });
  expect((await plane.get('/faults')).body.data).toMatchObject([{ used: 0 }]);
});

it('words an error as the host does that is asked', async () => {
  await plane.post('/faults', { on: 'node', code: 613 });
  const page = { kind: 'instagram', pageId: 'Shop' } as const;
  token = (await createToken(plane.server, page)).access_token;
  const answer = await me('/_convograph/instagram');
  expect(answer.status).toBe(500);
  expect(await answer.json()).toMatchObject({
    error: { code: 613, type: 'IGApiException', is_transient: false },
  });
});

it('has the log say it, where the client got no answer too', async () => {
  await plane.post('/faults', { on: 'node', cut: 'before', times: 1 });
  await plane.post('/faults', { on: 'node', status: 503 });
  await me().catch(() => undefined);
  await me();
  const told = entries.filter(({ path }) => path.endsWith('/me'));
  expect(told).toMatchObject([
    { status: undefined, why: 'fault 1: connection cut before the answer' },
    { status: 503, why: 'fault 2: 503 with a page of HTML' },
  ]);
});

it('forgets them with the server', async () => {
  await plane.post('/faults', { code: 613, times: 1 });
  const other = await control();
  expect((await other.get('/faults')).body).toEqual({ data: [] });
  await other.close();
});
