import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { fileOf } from '../media/given.ts';
import { png } from '../media/pictures.ts';
import { play } from './play.ts';

const p = await play();
const picture = fileOf(png(40, 30), 'bowl.png');
const sound = fileOf(Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1'), 'hello.wav');

const read = async (id: string, fields: string) => (await p.world.get(`/${id}`, { fields })).body;

it('a picture is told at an address that receivers load it from, and read back', async () => {
  const ada = await p.customer('Ada');
  const { message_id: mid } = await p.does('say', ada, { files: [picture] });
  const { message } = await p.item();
  const [{ type, payload }] = message.attachments;
  expect([type, message.text]).toEqual(['image', undefined]);
  const loaded = await fetch(payload.url);
  expect(loaded.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await loaded.arrayBuffer())).toEqual(png(40, 30));
  const { attachments, message: text } = await read(
    mid,
    'message,attachments{id,name,mime_type,size,image_data{width,height,url}}',
  );
  const [file] = attachments.data;
  expect(text).toBe('');
  expect(file).toMatchObject({ mime_type: 'image/png', size: png(40, 30).length });
  expect(file.name).toBe(`image-${file.id}`);
  expect(file.image_data).toMatchObject({ width: 40, height: 30 });
});

it('several are one message; what is written beside them is another, behind it', async () => {
  const bo = await p.customer('Bo');
  const said = await p.does('say', bo, { text: 'Look!', files: [picture, sound], ref: 'r' });
  const told = JSON.parse(await p.heardTogether()).entry.map(
    ({ messaging: [{ message }] }: { messaging: [{ message: object }] }) => message,
  );
  expect(told).toMatchObject([
    { mid: said.files_message_id, attachments: [{ type: 'image' }, { type: 'audio' }] },
    { mid: said.message_id, text: 'Look!' },
  ]);
  expect(told[0]).toMatchObject({ referral: { ref: 'r' } });
  expect(told[1]).not.toHaveProperty('attachments');
  const { snippet } = await read(said.conversation_id, 'snippet');
  expect(snippet).toBe('Look!');
});

it('sound and files have a file_url; on Instagram neither type nor size is told', async () => {
  const cy = await p.customer('Cy', 'INSTAGRAM');
  const { message_id: mid } = await p.does('say', cy, {
    files: [sound, fileOf('a,b', 'list.csv')],
  });
  expect((await p.item()).message.attachments).toMatchObject([{ type: 'audio' }, { type: 'file' }]);
  const { attachments } = await read(mid, 'attachments{name,mime_type,size,file_url}');
  expect(attachments.data).toMatchObject([{}, { name: 'list.csv' }]);
  for (const each of attachments.data) {
    expect(Object.keys(each).sort()).toEqual(['file_url', 'id', 'name'].filter((k) => k in each));
    expect(each.file_url).toContain('/_convograph/media/');
  }
});

it('a file is fetched where it is, and what is not there is told', async () => {
  const host = createServer((req, res) => {
    res.writeHead(req.url === '/bowl.png' ? 200 : 404).end(png(2, 2));
  });
  await new Promise<void>((done) => host.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
  const max = await p.customer('Max');
  await p.does('say', max, { files: [{ url: `${origin}/bowl.png` }] });
  expect((await p.item()).message.attachments).toMatchObject([{ type: 'image' }]);
  const { status, body } = await p.act('say', max, { files: [{ url: `${origin}/none` }] });
  expect(status).toBe(400);
  expect(body.error.message).toMatch(/^The file at http.*none was not fetched: /);
  host.close();
});

it('a human sends files too, of which apps get the echo', async () => {
  const di = await p.customer('Di');
  const { message_id: mid } = await p.does('say', di, { files: [picture], from_page: true });
  expect((await p.item()).message).toMatchObject({
    ...{ is_echo: true, app_id: 263902037430900, mid },
    attachments: [{ type: 'image' }],
  });
});

it('is there before it is told of, once for the same bytes', async () => {
  const ed = await p.customer('Ed');
  await p.does('say', ed, { files: [picture, picture] });
  const [one, other] = (await p.item()).message.attachments;
  expect(one.payload.url).toBe(other.payload.url);
});

it.each([
  [{ files: [{ base64: '' }] }, 'The bytes of a file are given in base64, one at least.'],
  [{ files: [{ base64: '!!!!' }] }, 'The bytes of a file are given in base64, one at least.'],
  [{ files: [{ name: 'x' }] }, 'A file is given as its bytes, "base64", or by its address, "url".'],
  [{ files: Array(11).fill(picture) }, 'A message has 10 files at most.'],
  [{}, 'Say what is written or sent: "text", "files", "sticker", "share", "location", "kind".'],
  [{ files: [], kind: 'like_heart', text: 'x' }, 'What "kind" says is sent by itself.'],
])('what cannot be sent is refused, and nothing told (%#)', async (body, message) => {
  const answer = await p.act('say', await p.customer('Nobody'), body);
  expect(answer).toMatchObject({ status: 400, body: { error: { message } } });
  expect(await p.heard()).toEqual([]);
});

it('of 25 MB all files of a message are, and no more', async () => {
  const whole = Buffer.alloc(25 * 1024 * 1024, 'x');
  const fay = await p.customer('Fay');
  await p.does('say', fay, { files: [fileOf(whole, 'all.txt')] });
  const half = fileOf(whole.subarray(0, whole.length / 2 + 1), 'half.txt');
  const { status, body } = await p.act('say', fay, { files: [half, half] });
  expect(status).toBe(400);
  expect(body.error.message).toBe('The files of a message have 25 MB at most.');
});

it('what has no text cannot be edited', async () => {
  const gus = await p.customer('Gus');
  const { message_id: message } = await p.does('say', gus, { files: [picture] });
  const { status, body } = await p.act('edit', gus, { text: 'hm', message });
  expect(status).toBe(409);
  expect(body.error.message).toBe('The message can be edited no more: it has no text.');
});
