import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { startConvograph } from '../../src/testing/index.ts';
import { receiver } from '../outbound/support/receiver.ts';

const file = (callback: string) => `convograph: 1
apps:
  - name: Echo bot
    webhooks:
      - { object: page, callback: "${callback}", verify_token: let-me-in, fields: [messages] }
pages:
  - name: Kiln
    subscribed_apps: { Echo bot: [messages] }
    people: [{ name: Maya }]
    conversations:
      - with: Maya
        messages:
          - { from: Maya, at: -5m, text: long ago }
`;

it('an app of a seed file hears nothing of the past, and its callback is asked before the first', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-seed-webhooks-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const heard: string[] = [];
  const bot = await receiver(async (request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://bot');
    const body = await text(request);
    const [, said] = /"text":"([^"]*)"/.exec(body) ?? [];
    heard.push(said ?? `${searchParams.get('hub.mode')} ${searchParams.get('hub.verify_token')}`);
    response.end(searchParams.get('hub.challenge') ?? '');
  });
  writeFileSync(join(folder, 'store.yaml'), file(`http://127.0.0.1:${bot.port}/webhook`));
  await using graph = await startConvograph();
  const seeded = await graph.seedFrom(join(folder, 'store.yaml'));
  await seeded.customer('Maya').says('hi');
  await expect.poll(() => heard.length).toBe(2);
  await seeded.customer('Maya').says('again');
  await expect.poll(() => heard.length).toBe(3);
  expect(heard).toEqual(['subscribe let-me-in', 'hi', 'again']);
});
