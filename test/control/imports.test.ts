import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { archiveWorld } from '../ingest/support/archive-world.ts';
import { fb } from '../ingest/support/threads.ts';
import { zipOf, zipTexts } from '../ingest/support/zips.ts';
import { Control } from './control.ts';
import { endOfJob, sendFile, sendPath } from './sent.ts';

const SHOP = 'Tern Pots';
const ADA = 'your_facebook_activity/messages/inbox/ada_1/message_1.json';
const BO = 'your_facebook_activity/messages/inbox/bo_2/message_1.json';
const thread = (name: string, ...texts: string[]) =>
  JSON.stringify(
    fb(
      [name, SHOP],
      texts.map((text, i) => [i % 2 === 0 ? name : SHOP, text] as const),
    ),
  );

async function shop() {
  const world = await archiveWorld();
  onTestFinished(() => world[Symbol.asyncDispose]());
  const control = new Control(world.w.server);
  const zip = (texts: Record<string, string>, name = 'facebook-1.zip') =>
    zipTexts(texts, join(world.folder, name));
  const lying = () => readdir(join(world.w.server.dataDir, 'media', 'tmp')).catch(() => []);
  const look = (order: object) => endOfJob(control, '/imports/look', order);
  const load = (order: object) => endOfJob(control, '/imports', order);
  return { ...world, control, zip, lying, look, load };
}

it('is looked into first: who is in it, since when, and which Page would have that name', async () => {
  const { control, zip, look, lying, w } = await shop();
  const path = await zip({
    [ADA]: thread('Ada', 'Is it there?', 'Yes.'),
    [BO]: thread('Bo', 'Hi'),
  });
  const before = await w.server.store.page(w.page.no).imports.hasAny();
  const upload = await sendPath(control, path);
  expect(await look({ uploads: [upload] })).toMatchObject({
    ...{ kind: 'look', state: 'done', words: 'Look into facebook-1.zip' },
    result: {
      page: { name: SHOP, because: 'new' },
      platforms: [
        {
          ...{ platform: 'MESSENGER', threads: 2, messages: 3, people: 3 },
          business: { name: SHOP, threads: 2, of: 2, because: 'everywhere', equals: [] },
          names: [
            { name: SHOP, threads: 2 },
            { name: 'Ada', threads: 1 },
            { name: 'Bo', threads: 1 },
          ],
        },
      ],
      skipped: [],
    },
  });
  // Nothing was written, and the file is there for the import.
  expect([before, await w.server.store.page(w.page.no).imports.hasAny()]).toEqual([false, false]);
  expect(await lying()).toHaveLength(1);
});

it('knows the Page by its name, and later by who was the business', async () => {
  const { control, zip, look, load, w } = await shop();
  const path = await zip({ [ADA]: thread('Ada', 'Hello'), [BO]: thread('Bo', 'Hi') });
  const order = { uploads: [await sendPath(control, path)] };
  await load({ ...order, page: w.page.id, me: SHOP });
  const again = { uploads: [await sendPath(control, path)] };
  const page = async () => (await look(again)).result.page;
  expect(await page()).toEqual({ id: w.page.id, name: w.page.name, because: 'earlier' });
  await control.patch(`/pages/${w.page.id}`, { name: 'Mill' });
  const made = (await control.post('/pages', { name: SHOP })).body;
  expect(await page()).toMatchObject({ id: w.page.id });
  await control.send('DELETE', `/pages/${w.page.id}`);
  expect(await page()).toEqual({ id: made.id, name: SHOP, because: 'name' });
});

it('several parts come in as one, and go when they are in', async () => {
  const { control, zip, load, lying, w } = await shop();
  const photo = { photos: [{ uri: `${ADA.replace('message_1.json', 'photos/a.jpg')}` }] };
  const one = await zip({ [ADA]: JSON.stringify(fb(['Ada', SHOP], [['Ada', 'Look', photo]])) });
  const other = await zip(
    { [ADA.replace('message_1.json', 'photos/a.jpg')]: 'a picture' },
    'facebook-2.zip',
  );
  const uploads = [await sendPath(control, one), await sendPath(control, other)];
  const { result, words } = await load({ uploads, page: w.page.id, me: SHOP });
  expect(words).toBe(`Import facebook-1.zip and 1 more into the Page "${w.page.name}"`);
  expect(result).toMatchObject({ conversations: 1, media: 1, skipped: [], page_id: w.page.id });
  expect(await lying()).toEqual([]);
  const { error } = await load({ uploads, page: w.page.id, me: SHOP });
  expect(error.message).toMatch(/^There is no upload .*: it was used, .* Send the file again\.$/);
});

it('a Page is made for it, as the look said, of which nothing is there before', async () => {
  const { control, zip, look, load, w } = await shop();
  const path = await zip({ [ADA]: thread('Ada', 'Hello'), [BO]: thread('Bo', 'Hi') });
  const uploads = [await sendPath(control, path)];
  const { name } = (await look({ uploads })).result.page;
  const order = { uploads, page: name, create: true, me_facebook: SHOP };
  expect((await load({ ...order, dry_run: true })).result).toMatchObject({ new_messages: 2 });
  expect(await w.server.store.directory.pages.named(SHOP, 2)).toEqual([]);
  const { page_id } = (await load(order)).result;
  expect((await control.get(`/pages/${page_id}`)).body).toMatchObject({
    name: SHOP,
    mode: 'archive',
  });
});

it('stays where it was refused: whoever says what was asked sends nothing again', async () => {
  const { control, zip, load, lying, w } = await shop();
  const uploads = [await sendPath(control, await zip({ [ADA]: thread('Ada', 'Hello') }))];
  const refused = await load({ uploads, page: w.page.id });
  expect(refused.error.message).toContain('name the business with "me"');
  expect(await lying()).toHaveLength(1);
  expect((await load({ uploads, page: w.page.id, me: SHOP })).result).toMatchObject({
    new_messages: 1,
  });
});

it('one of which not all is in, or not there, is refused by its name', async () => {
  const { control, load, look, w } = await shop();
  const { body } = await control.post('/uploads', { name: 'half.zip', bytes: 4 });
  const asked = { uploads: [body.id], page: w.page.id };
  const sentence = 'Of the 4 bytes of half.zip 0 are in: send the others first.';
  expect((await load(asked)).error.message).toBe(sentence);
  expect((await look({ uploads: [body.id] })).error.message).toBe(sentence);
  expect(await look({})).toMatchObject({
    status: 400,
    error: { message: 'Say what to import: "paths" is empty, and so is "uploads".' },
  });
});

const escaped = zipOf([
  { name: '../../../control-key', data: thread('Eve', 'out') },
  { name: '/etc/passwd', data: 'x' },
  { name: ADA, data: thread('Ada', 'in') },
]);
const bomb = zipOf([{ name: ADA, data: Buffer.alloc(4_000_000), deflate: true }]);
const link = zipOf([{ name: ADA, data: '/etc/passwd', attributes: 0o120777 * 0x10000 }]);

it.each([
  ['what leaves the archive', 'escaped.zip', escaped, 1, ['its path leaves the archive']],
  ['a bomb', 'bomb.zip', bomb, 0, ['it unpacks to more than 200 times its size']],
  ['a link', 'link.zip', link, 0, ['it is a link, and links are not followed']],
  ['a cut zip', 'cut.zip', escaped.subarray(0, 99), 0, ['it is no whole zip file']],
  ['a zip by another name', 'photo.png', escaped, 1, ['its path leaves the archive']],
  [
    'no archive at all',
    'photo.png',
    Buffer.from('\x89PNG\r\n\x1a\nnothing'),
    0,
    ['it is neither a download'],
  ],
  ['7z', 'facebook.7z', Buffer.from("7z\xbc\xaf'\x1c"), 0, ['it is neither a download']],
])(
  'of %s nothing comes in, with the reason, as of a path',
  async (_, name, bytes, messages, reasons) => {
    const { control, look, load, folder, w, save } = await shop();
    const order = { page: w.page.id, me: SHOP };
    const uploads = [await sendFile(control, name, bytes)];
    const looked = (await look({ uploads })).result;
    const path = join(await save({ [name]: bytes }), name);
    const { result: told } = await load({ ...order, dry_run: true, paths: [path] });
    const { result } = await load({ ...order, uploads });
    expect(result.messages).toBe(messages);
    expect(JSON.stringify(result.skipped)).not.toContain(folder);
    for (const reason of reasons) {
      expect(result.skipped).toContainEqual({
        file: expect.stringContaining(name),
        reason: expect.stringContaining(reason),
      });
    }
    const named = ({ skipped }: typeof told) =>
      skipped.map((each: { file: string; reason: string }) => ({
        ...each,
        file: each.file.replace(path, name),
      }));
    expect(result.skipped).toEqual(named(told));
    expect(looked.skipped).toEqual(named(told));
  },
);

it('files of dialogues, and single files of a download, come in by their names', async () => {
  const { control, look, load, w } = await shop();
  const lines = [{ id: '1', turns: [{ speaker: 'customer', text: 'hi' }] }];
  const jsonl = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const dialogues = await sendFile(control, 'dialogues.jsonl', jsonl);
  const json = await sendFile(control, 'message_1.json', Buffer.from(thread('Ada', 'Hello')));
  const looked = (await look({ uploads: [dialogues, json] })).result;
  const { result } = await load({ uploads: [dialogues, json], page: w.page.id, me: SHOP });
  expect([looked.platforms[0].threads, looked.dialogues.dialogues]).toEqual([1, 1]);
  expect(result).toMatchObject({ conversations: 2, skipped: [] });
});

it('nothing of the store is read by a name', async () => {
  const { control, load, w } = await shop();
  const key = join(w.server.dataDir, 'control-key');
  const upload = await sendFile(control, basename(key), Buffer.from('mine'));
  const { result } = await load({ uploads: [upload], paths: [key], page: w.page.id });
  expect(result.skipped).toContainEqual({
    file: key,
    reason: 'it lies in the folder of the store itself',
  });
  expect(JSON.stringify(result)).not.toContain(await readFile(key, 'utf8'));
});
