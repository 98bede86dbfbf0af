import { expect, it } from 'vitest';
import { createApp } from '../../src/admin/apps.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { play, subscribe } from '../acts/play.ts';

const p = await play();
const { page, server, app } = p.world;
const { id: other } = await createApp(server, { name: 'Other' });
await subscribe(p.world, other);

const told = async (id: string) =>
  (await p.heard(id)).map((body) => {
    const { timestamp, ...item } = JSON.parse(body).entry[0].messaging[0];
    return item;
  });
const role = (id: string, word: string) => ({
  recipient: { id: page.id },
  app_roles: { [id]: [word] },
});

it('another default app is told of its role, as is who was it before, and nobody else', async () => {
  await changePage(server, page.id, { default_app: null });
  await Promise.all([told(app.id), told(other)]);
  await changePage(server, page.id, { default_app: app.id });
  expect(await told(app.id)).toEqual([role(app.id, 'primary_receiver')]);
  expect(await told(other)).toEqual([]);
  await changePage(server, page.id, { default_app: other });
  expect(await told(app.id)).toEqual([role(app.id, 'secondary_receiver')]);
  expect(await told(other)).toEqual([role(other, 'primary_receiver')]);
});

it('the same app again, or none, is no role', async () => {
  await changePage(server, page.id, { default_app: other, limits: 'on' });
  await changePage(server, page.id, { default_app: null });
  expect([...(await told(app.id)), ...(await told(other))]).toEqual([]);
});
