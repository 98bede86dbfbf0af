import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { createPage } from '../../src/admin/pages.ts';
import { createToken } from '../../src/admin/tokens.ts';
import { type Control, control } from './control.ts';

let plane: Control;
let token: string;
beforeEach(async () => {
  plane = await control({ journal: 'bodies' });
  onTestFinished(() => plane.close());
  await createApp(plane.server, { name: 'Bot' });
  await createPage(plane.server, { name: 'Shop' });
  const page = { kind: 'page', pageId: 'Shop' } as const;
  token = (await createToken(plane.server, page)).access_token;
});

const me = () => fetch(`${plane.server.url}/me?access_token=${token}`);

it('is quiet where nothing is called', async () => {
  expect((await plane.post('/quiet', { for: 20 })).body).toEqual({});
  await me();
  expect((await plane.post('/quiet', { for: 20 })).body).toEqual({});
});

it('is not while a call has no answer', async () => {
  await plane.post('/faults', { on: 'any', latency: 60_000 });
  void me().catch(() => undefined);
  const { body } = await plane.post('/quiet', { for: 60, within: 150 });
  expect(body).toEqual({ busy: 'A call has no answer yet.' });
});

it('is not while calls keep coming', async () => {
  let isOver = false;
  const calling = (async () => {
    while (!isOver) await me();
  })();
  const { body } = await plane.post('/quiet', { for: 500, within: 550 });
  isOver = true;
  await calling;
  expect(body.busy).toMatch(/Calls kept coming|A call has no answer/);
});
