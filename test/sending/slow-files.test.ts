import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { Control } from '../control/control.ts';
import { afterFile } from '../support/after-file.ts';
import { HeldTime } from '../support/held-time.ts';
import { proves } from '../support/proves.ts';
import { storeRows } from '../support/store-rows.ts';
import { sharedWorld, type World, world } from '../support/world.ts';
import { FILES, type Kind, messageOf } from './files.ts';
import { blocked, errorOf, sender } from './sending.ts';

const time = new HeldTime();
const w = await sharedWorld({ scheduler: time });
const { text } = sender(w);

/** Those who wait for a file. */
const waiting: ServerResponse[] = [];
const server = createServer((_, response) => waiting.push(response));
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
afterFile(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slow`;

/** Begins to send a file that does not come. */
async function begun(kind: Kind, of: World = w) {
  const chat = await of.conversation();
  const message = messageOf(kind, { url });
  const answer = sender(of).send({ recipient: { id: chat.person.id }, message });
  await expect.poll(() => waiting.length).toBe(1);
  return { chat, answer };
}

const given = () => waiting.splice(0)[0];

proves(
  'error:videoFailed',
  'is what a video gets that does not come within 75 seconds',
  async () => {
    const { chat, answer } = await begun('video');
    time.pass(75_000);
    expect(errorOf(await answer)).toEqual({
      ...{ status: 400, code: 100, error_subcode: 2018294, type: 'OAuthException' },
      message: '(#100) Video upload timed out or video is corrupted.',
    });
    expect(await w.messageIds(chat)).toHaveLength(1);
    given();
  },
);

it('is not fetched where a picture does not come within 10', async () => {
  const { answer } = await begun('image');
  time.pass(10_000);
  expect(errorOf(await answer)).toMatchObject({ error_subcode: 2018008 });
  given();
});

it('keeps nobody else waiting, and is judged anew when it has come', async () => {
  const { chat, answer } = await begun('image');
  expect((await text(chat.person)).status).toBe(200);
  await blocked(w, chat.person, 'person');
  given()?.end(FILES.image);
  expect(errorOf(await answer)).toMatchObject({ code: 551 });
  expect(await w.messageIds(chat)).toHaveLength(2);
});

it('holds up no server that stops: its client is told to come again', async () => {
  const stopping = await world({ scheduler: new HeldTime() });
  const { answer } = await begun('image', stopping);
  const closed = stopping.close();
  expect(errorOf(await answer)).toMatchObject({ status: 500, code: 2, is_transient: true });
  await closed;
  expect(stopping.server.faults).toEqual([]);
  given();
});

it('is judged anew by how the Page stands then', async () => {
  const shop = await world({ scheduler: new HeldTime() });
  const { chat, answer } = await begun('image', shop);
  await changePage(shop.server, shop.page.id, { refuse: 368 });
  given()?.end(FILES.image);
  expect(errorOf(await answer)).toMatchObject({ code: 368 });
  await changePage(shop.server, shop.page.id, { refuse: null });
  expect(await shop.messageIds(chat)).toHaveLength(1);
  await shop.close();
});

describe('a Page that is deleted meanwhile', () => {
  it.each([
    ['/me/message_attachments', { message: messageOf('image', { url }) }],
    ['/me/personas', { name: 'Nobody', profile_picture_url: url }],
  ])('keeps nothing of POST %s', async (path, body) => {
    const shop = await world({ scheduler: new HeldTime() });
    const answer = sender(shop).send(body, {}, path);
    await expect.poll(() => waiting.length).toBe(1);
    const { page, server } = shop;
    await new Control(server).send('DELETE', `/pages/${page.id}`);
    given()?.end(FILES.image);
    expect(errorOf(await answer)).toMatchObject({ status: 400, code: 190 });
    const file = join(server.dataDir, 'convograph.db');
    for (const table of ['uploaded', 'persona', 'event']) {
      expect(await storeRows(file, `select * from ${table} where page = ${page.no}`)).toEqual([]);
    }
    await shop.close();
  });
});
