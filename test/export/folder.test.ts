import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FORMATS } from '../../src/export/spec.ts';
import { history } from '../../src/store/page/history-writer.ts';
import { exportWorld } from './support/export-world.ts';

type ExportWorld = Awaited<ReturnType<typeof exportWorld>>;

/** Every file of the export with its bytes. */
async function bytesOf(it: ExportWorld): Promise<Record<string, string>> {
  const paths = await it.files();
  const texts = paths.map(async (path) => [
    path,
    (await readFile(join(it.to, path))).toString('hex'),
  ]);
  return Object.fromEntries(await Promise.all(texts));
}

async function withPicture(it: ExportWorld): Promise<void> {
  const media = await it.w.server.media.put(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  const picture = {
    id: '1',
    kind: 'image',
    name: 'a.png',
    mime: 'image/png',
    size: 8,
    media,
  } as const;
  await it.w.conversation({ said: [{ text: 'look', extra: { attachments: [picture] } }] });
}

it.each(FORMATS)('gives the same bytes again, as %s', async (format) => {
  await using world = await exportWorld();
  await withPicture(world);
  await world.out({ format });
  const first = await bytesOf(world);
  await world.out({ format });
  expect(await bytesOf(world)).toEqual(first);
});

it('writes files that only their owner may read, and leaves none unfinished', async () => {
  await using world = await exportWorld();
  await withPicture(world);
  await world.out();
  expect((await readdir(world.to)).sort()).toEqual([
    '.convograph-export',
    'your_facebook_activity',
  ]);
  for (const path of await world.files()) {
    expect((await stat(join(world.to, path))).mode & 0o077).toBe(0);
  }
});

it('refuses a folder that holds something else, and leaves it alone', async () => {
  await using world = await exportWorld();
  await mkdir(world.to);
  await writeFile(join(world.to, 'notes.txt'), 'mine');
  await expect(world.out()).rejects.toThrow('holds something else than an export');
  expect(await readdir(world.to)).toEqual(['notes.txt']);
});

it.each([
  ['format', { format: 'csv' }],
  ['time', { since: 1 }],
  ['person', { person: 'of the conversation' }],
] as const)('refuses a folder with an export of another %s', async (_, other) => {
  await using world = await exportWorld();
  const { person } = await world.w.conversation();
  await world.out();
  const before = await bytesOf(world);
  const spec = 'person' in other ? { person: person.id } : other;
  await expect(world.out(spec)).rejects.toThrow('another Page, format, person or time');
  expect(await bytesOf(world)).toEqual(before);
});

it('refuses a folder with an export of another Page', async () => {
  await using world = await exportWorld();
  await world.out();
  const { page } = await world.w.besides();
  await expect(world.out({ page })).rejects.toThrow('another Page');
});

it('refuses a file in place of a folder', async () => {
  await using world = await exportWorld();
  await writeFile(world.to, '');
  await expect(world.out()).rejects.toThrow('is a file and not a folder');
});

it('removes what it wrote before and does not write any more, and nothing else', async () => {
  await using world = await exportWorld();
  const { w, to } = world;
  const conversation = await w.conversation();
  await world.out();
  const mine = join(to, 'your_facebook_activity/messages/inbox/notes.txt');
  await writeFile(mine, 'mine');
  const [before] = (await world.files()).filter((path) => path.endsWith('message_1.json'));
  await w.server.store.transaction((tx) =>
    history(tx, w.page.no).imports.putThread({
      ...{
        no: 1,
        platform: 'MESSENGER',
        form: 'dyi',
        name: 'ada_1',
        conversation: conversation.no,
      },
      ...{ section: 'inbox', title: 'Ada', business: 'Corner Shop', people: ['Ada'], beside: [] },
      ...{ first: 0, last: 0, messages: 0, strand: 1, home: conversation.no },
    }),
  );
  await world.out();
  const after = await world.files();
  expect(after).not.toContain(before);
  expect(after).toContain('your_facebook_activity/messages/inbox/ada_1/message_1.json');
  expect(await readFile(mine, 'utf8')).toBe('mine');
});

it('does not follow a link out of the folder', async () => {
  await using world = await exportWorld();
  await world.w.conversation();
  await world.out();
  const outside = join(world.folder, 'outside');
  await mkdir(outside);
  const inside = join(world.to, 'your_instagram_activity');
  await symlink(outside, inside);
  await world.w.conversation({ platform: 'INSTAGRAM' });
  await expect(world.out()).rejects.toThrow('is in the way');
  expect(await readdir(outside)).toEqual([]);
});

it('removes nothing outside, whatever its record says', async () => {
  await using world = await exportWorld();
  await world.w.conversation();
  await world.out();
  await mkdir(join(world.folder, 'outside'));
  await writeFile(join(world.folder, 'outside/x'), '');
  await symlink(join(world.folder, 'outside'), join(world.to, 'linked'));
  const lines = ['../outside/x', join(world.folder, 'outside/x'), 'linked/x', 'a/../../outside/x'];
  const record = join(world.to, '.convograph-export');
  await writeFile(record, lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { flag: 'a' });
  await world.out();
  expect(await readdir(join(world.folder, 'outside'))).toEqual(['x']);
});

it('is made whole by the same again after it was broken off', async () => {
  await using world = await exportWorld();
  for (let i = 0; i < 4; i++) await world.w.conversation();
  const stop = new AbortController();
  const broken = world.out({
    signal: stop.signal,
    onProgress: ({ conversations }) => conversations === 2 && stop.abort(new Error('stopped')),
  });
  await expect(broken).rejects.toThrow('stopped');
  expect(await world.out()).toMatchObject({ conversations: 4, messages: 4 });
  await using whole = await exportWorld();
  for (let i = 0; i < 4; i++) await whole.w.conversation();
  await whole.out();
  expect(await bytesOf(world)).toEqual(await bytesOf(whole));
});

it('shows one moment, whatever is written meanwhile', async () => {
  await using world = await exportWorld();
  const conversation = await world.w.conversation();
  await world.w.conversation();
  let more: Promise<void> | undefined;
  const report = await world.out({
    onProgress: () => {
      more ??= world.w.say(conversation, { text: 'and then' });
    },
  });
  await more;
  expect(report.messages).toBe(2);
  expect((await world.out()).messages).toBe(3);
});
