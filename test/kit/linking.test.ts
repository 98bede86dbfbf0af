import { expect, it } from 'vitest';
import { startConvograph } from '../../src/testing/index.ts';
import { receiver } from '../outbound/support/receiver.ts';
import type { Json } from '../support/world.ts';

/** A bot that asks people to log in, and tells what it hears of that. */
async function loginBot(page: string) {
  const graph = await startConvograph();
  const shop = await graph.page({ name: 'Kiln' });
  const app = await graph.app({ page: shop });
  const heard: object[] = [];
  await app.receives(async (request: Request) => {
    if (request.method === 'GET') {
      return new Response(new URL(request.url).searchParams.get('hub.challenge'));
    }
    const { entry } = (await request.json()) as Json;
    for (const { messaging } of entry) {
      heard.push(...messaging.flatMap(({ account_linking }: Json) => account_linking ?? []));
    }
    return new Response('OK');
  });
  const maya = await graph.customer({ page: shop });
  await maya.says('hi');
  const buttons = [{ type: 'account_link', url: page }, { type: 'account_unlink' }];
  const payload = { template_type: 'button', text: 'Log in?', buttons };
  const { GRAPH_URL, PAGE_ACCESS_TOKEN } = app.env();
  await fetch(`${GRAPH_URL}/v26.0/me/messages?access_token=${PAGE_ACCESS_TOKEN}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      recipient: { id: maya.id },
      message: { attachment: { type: 'template', payload } },
    }),
  });
  return { graph, maya, heard };
}

it('a bot is tested with the page where people log in', async () => {
  const site = await receiver((request, response) => {
    const query = new URL(request.url ?? '', 'http://site').searchParams;
    const back = `${query.get('redirect_uri')}&authorization_code=maya-42`;
    response.writeHead(302, { Location: back }).end();
  });
  const { graph, maya, heard } = await loginBot(`http://127.0.0.1:${site.port}/login`);
  await using _ = graph;
  const shown = await fetch(await maya.logsIn());
  expect(await shown.text()).toContain('Account linked');
  await expect.poll(() => heard).toEqual([{ status: 'linked', authorization_code: 'maya-42' }]);
});

it('and without one', async () => {
  const { graph, maya, heard } = await loginBot('https://kiln.example/login');
  await using _ = graph;
  await maya.links({ code: 'maya-42' });
  await maya.unlinks();
  await expect
    .poll(() => heard)
    .toEqual([{ status: 'linked', authorization_code: 'maya-42' }, { status: 'unlinked' }]);
});
