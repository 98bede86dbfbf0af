import { expect, it, onTestFinished } from 'vitest';
import { openDemo } from '../../src/demo/open.ts';
import { BotServer } from '../../src/testing/bot-server.ts';
import { controlClient } from '../../src/testing/control/client.ts';
import { start } from '../../src/testing/start.ts';

it('shows of a webhook the headers that it was sent with, both signatures among them', async () => {
  const server = await start({ journal: 'bodies' });
  onTestFinished(() => server.close());
  await openDemo(server);
  const signed: string[] = [];
  const bot = await BotServer.start((request: Request) => {
    const challenge = new URL(request.url).searchParams.get('hub.challenge');
    const names = ['x-hub-signature', 'x-hub-signature-256', 'content-type', 'accept'];
    if (challenge === null) signed.push(...names.map((name) => request.headers.get(name) ?? ''));
    return Promise.resolve(new Response(challenge ?? 'EVENT_RECEIVED'));
  });
  onTestFinished(() => bot.close());
  const control = controlClient(server.url, server.controlKey);
  const where = { app: 'Clover Bot', page: 'Kiln & Clover', callback_url: bot.url };
  await control.subscribeApp({ ...where, fields: ['messages'] });
  await control.say({ page: where.page, as: 'Theo Lindqvist', text: 'Is it open on Sundays?' });
  await server.settled();

  const newest = async () => {
    const { data } = await control.listTimeline({ filter: 'kind:webhook' });
    return (await control.showRow({ seq: String(data.at(-1)?.seq) })).request;
  };
  const told = (await newest())?.headers ?? {};
  const names = ['X-Hub-Signature', 'X-Hub-Signature-256', 'Content-Type', 'Accept'];
  expect(signed).toHaveLength(4);
  expect(names.map((name) => told[name])).toEqual(signed);

  // Where whoever tests has it signed with another secret, what would have been right is not told.
  await control.chaos({ wrong_signature: true, times: 1 });
  await control.say({ page: where.page, as: 'Theo Lindqvist', text: 'And on Mondays?' });
  await server.settled();
  expect(signed).toHaveLength(8);
  const forged = await newest();
  expect([forged?.method, forged?.headers]).toEqual(['POST', undefined]);
});
