import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Convograph, startConvograph, type TestPage } from '../../src/testing/index.ts';
import type { Json } from '../support/world.ts';
import { planned } from './bots.ts';

let graph: Convograph;
let page: TestPage;
const folder = mkdtempSync(join(tmpdir(), 'convograph-kit-'));
const list = join(folder, 'list.csv');
beforeAll(async () => {
  writeFileSync(list, 'bowl,24');
  graph = await startConvograph();
  page = await graph.page({ name: 'Kiln', instagram: true });
  const app = await graph.app({ page, name: 'Bot' });
  await app.receives(planned(app.env(), []), { fields: ['messages', 'message_echoes'] });
});
afterAll(async () => {
  await graph.close();
  rmSync(folder, { recursive: true });
});

/** The message that the bot was told of. */
async function told(event: number): Promise<Json> {
  const { body } = await graph.webhooks.wait(({ events }) => events.includes(event));
  return body.entry[0].messaging[0].message;
}

it('a customer sends a picture, which the bot can load', async () => {
  const maya = await graph.customer({ page });
  const { event } = await maya.sendsPicture();
  const [{ type, payload }] = (await told(event)).attachments;
  expect(type).toBe('image');
  expect((await fetch(payload.url)).headers.get('content-type')).toBe('image/png');
});

it('files by their path and by their bytes, with a text behind them', async () => {
  const maya = await graph.customer({ page });
  const { event } = await maya.sends({
    text: 'These two',
    file: [list, { bytes: Buffer.from('x'), name: 'x.txt' }],
  });
  expect(await told(event)).toMatchObject({ text: 'These two' });
  expect((await told(event - 1)).attachments).toMatchObject([{ type: 'file' }, { type: 'file' }]);
});

it('a place, a link, a story and a heart', async () => {
  const maya = await graph.customer({ page });
  const kim = await graph.customer({ page, name: 'Kim', platform: 'instagram' });
  const place = await maya.sends({ location: { lat: 52.5, long: -9 } });
  expect((await told(place.event)).attachments[0].payload.coordinates).toEqual({
    ...{ lat: 52.5, long: -9 },
  });
  const share = { url: 'https://shop.example/', title: 'Bowls' };
  const link = await maya.sends({ text: 'Look', share });
  expect((await told(link.event)).attachments[0]).toMatchObject({ type: 'fallback', ...share });
  const file = { bytes: Buffer.from('GIF89a\x01\0\x01\0\0\0\0', 'latin1') };
  const story = await kim.sends({ text: 'Nice', story: 'reply', file });
  expect((await told(story.event)).reply_to.story.url).toContain('http');
  const heart = await kim.sends({ kind: 'like_heart' });
  expect((await told(heart.event)).attachments).toEqual([{ type: 'like_heart' }]);
});

it('the Page’s human sends a file', async () => {
  const maya = await graph.customer({ page });
  await maya.says('hi');
  const { event } = await maya.isAnswered({ file: list });
  expect(await told(event)).toMatchObject({ is_echo: true, attachments: [{ type: 'file' }] });
});

it('who waits for an answer in vain is told what was sent', async () => {
  const maya = await graph.customer({ page });
  const { event, messageId } = await maya.sendsPicture();
  await expect(graph.replies(maya, { within: 50 })).rejects.toThrow(
    new RegExp(`sent +a photo +#${event} +${messageId}`),
  );
});
