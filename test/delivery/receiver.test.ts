import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { subscribeAppOperation } from '../../src/admin/apps/subscribe-app.ts';
import { Control } from '../control/control.ts';
import { type Json, world } from '../support/world.ts';

it('a bot on this machine answers the handshake, and hears what a customer writes', async () => {
  const heard: { headers: Json; body: string }[] = [];
  const bot = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://bot').searchParams.get('hub.challenge');
    if (asked !== null) return void response.end(asked);
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      response.end();
    });
  });
  await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void bot.close());
  const w = await world();
  await subscribeAppOperation.run(w.server as never, {
    ...{ app: w.app.id, page: w.page.id, object: 'page', fields: ['messages'] },
    callback_url: `http://127.0.0.1:${(bot.address() as AddressInfo).port}/webhook`,
  });
  const ada = await w.person('Ada Okafor');
  await new Control(w.server).post(`/pages/${w.page.id}/acts/say`, { as: ada.id, text: 'Grüße' });
  await w.server.delivery.settled();
  const [{ headers, body }] = heard as [(typeof heard)[number]];
  const { object, entry } = JSON.parse(body);
  expect([object, entry[0].id]).toEqual(['page', w.page.id]);
  expect(entry[0].messaging[0].message.text).toBe('Grüße');
  expect(body).toContain('Gr\\u00fc\\u00dfe');
  const mac = createHmac('sha256', w.app.secret).update(body).digest('hex');
  expect(headers['x-hub-signature-256']).toBe(`sha256=${mac}`);
  expect(headers['content-type']).toBe('application/json');
  const { body: listed } = await new Control(w.server).get(`/pages/${w.page.id}/attempts`);
  expect(listed.data).toMatchObject([{ delivered: true, status: 200, number: 1, request: body }]);
  await w.close();
});
