import { expect, it } from 'vitest';
import { startConvograph } from '../../src/testing/index.ts';
import { png } from '../media/pictures.ts';

it('a reply tells the files that a bot sent', async () => {
  await using graph = await startConvograph();
  const page = await graph.page({ name: 'Kiln & Clover' });
  const app = await graph.app({ page, name: 'Picture bot' });
  const maya = await graph.customer({ page, name: 'Maya' });
  await maya.says('hi');
  const { GRAPH_URL, PAGE_ACCESS_TOKEN } = app.env();
  const form = new FormData();
  form.append('recipient', JSON.stringify({ id: maya.id }));
  form.append('message', JSON.stringify({ attachment: { type: 'image', payload: {} } }));
  const picture = new Blob([new Uint8Array(png(3, 2))], { type: 'image/png' });
  form.append('filedata', picture, 'bowl.png');
  const url = `${GRAPH_URL}/v26.0/me/messages?access_token=${PAGE_ACCESS_TOKEN}`;
  expect((await fetch(url, { method: 'POST', body: form })).status).toBe(200);
  const [reply] = await graph.replies(maya);
  expect(reply?.files).toEqual([
    {
      type: 'image',
      name: expect.stringMatching(/^image-\d+$/),
      mimeType: 'image/png',
      size: png(3, 2).length,
    },
  ]);
});
