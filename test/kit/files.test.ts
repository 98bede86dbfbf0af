import { expect, it } from 'vitest';
import { startConvograph } from '../../src/testing/index.ts';
import { png } from '../media/pictures.ts';
import type { Json } from '../support/world.ts';
import { sends } from './bots.ts';

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

it('what was wrong with a file is told to tests', async () => {
  await using graph = await startConvograph();
  const page = await graph.page();
  const app = await graph.app({ page });
  const maya = await graph.customer({ page, platform: 'messenger' });
  await maya.says('hi');
  const { GRAPH_URL, PAGE_ACCESS_TOKEN } = app.env();
  const upload = async (bytes: Uint8Array<ArrayBuffer>, type: string) => {
    const form = new FormData();
    form.append('message', JSON.stringify({ attachment: { type: 'image', payload: {} } }));
    form.append('filedata', new Blob([bytes], { type }), 'bowl.png');
    const url = `${GRAPH_URL}/v26.0/me/message_attachments?access_token=${PAGE_ACCESS_TOKEN}`;
    const answer = (await (await fetch(url, { method: 'POST', body: form })).json()) as Json;
    return answer.attachment_id;
  };
  const picture = new Uint8Array(png(3, 2));
  await upload(picture, 'application/pdf');
  await upload(new Uint8Array([1, 2, 3]), 'image/png');
  await upload(new Uint8Array(), 'image/png');
  const attachment_id = await upload(picture, 'image/png');
  const message = { attachment: { type: 'image', payload: { attachment_id } } };
  for (const _ of ['sent', 'no more']) await sends(app.env(), maya.id, message);
  const refused = await graph.requests.filter({ status: 400 });
  expect(refused.map(({ because }) => because)).toEqual([
    'The part with the file is to say Content-Type: image/…, and says "application/pdf".',
    'What came is of no known type, which is not taken as image.',
    'The file that came is empty.',
    'The Page has no such id, or it was for one message, without is_reusable, and is sent.',
  ]);
});
