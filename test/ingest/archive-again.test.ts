import { rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importPaths } from '../../src/ingest/import.ts';
import { deleteConversation } from '../../src/store/page/commands/delete-conversation.ts';
import type { Store } from '../../src/store/store.ts';
import { png } from '../media/pictures.ts';
import { but } from '../support/but.ts';
import type { Json } from '../support/world.ts';
import { archiveWorld } from './support/archive-world.ts';
import { fb } from './support/threads.ts';

const SHOP = 'Corner Shop';
const from = (name: string, ...said: string[]) =>
  fb(
    [name, SHOP],
    said.map((text) => [name, text]),
  );
const texts = (conversation: Json): string[] => conversation.messages.map((m: Json) => m.message);

it('reads a file again that has changed and kept its length and its time', async () => {
  await using world = await archiveWorld();
  const path = 'messages/inbox/ada_1/message_1.json';
  const folder = await world.save({ [path]: from('Ada', 'here') });
  const file = join(folder, path);
  const { mtime, atime } = await stat(file);
  await world.load(folder);
  await writeFile(file, JSON.stringify(from('Ada', 'gone')));
  await utimes(file, atime, mtime);
  expect(await world.load(folder)).toMatchObject({ messages: 1, new_messages: 1 });
  const [conversation] = await world.conversations();
  expect(texts(conversation).sort()).toEqual(['gone', 'here']);
});

it('knows files of any size again, and says the same of those that cannot be read', async () => {
  await using world = await archiveWorld();
  const bad = JSON.stringify(from('Bo', 'lost')).slice(0, -9);
  const untimed = from('Di', 'fine', 'no time');
  delete (untimed as Json).messages[0].timestamp_ms;
  const folder = await world.save({
    'messages/inbox/ada_1/message_1.json': from('Ada', 'short'),
    'messages/inbox/bo_2/message_1.json': bad,
    'messages/inbox/cy_3/message_1.json': from('Cy', 'long'.repeat(100_000)),
    'messages/inbox/di_4/message_1.json': untimed,
    'messages/inbox/ed_5/message_1.json': '',
  });
  const first = await world.load(folder);
  expect(first.skipped.map(({ reason }) => reason)).toEqual([
    'it breaks off',
    'message 1: it has no time',
    'it is not JSON',
  ]);
  const { platforms: _platforms, ...totals } = first;
  const nothingNew = { ...totals, new_conversations: 0, new_messages: 0 };
  expect(await world.load(folder)).toMatchObject(nothingNew);
  await world.save({ 'messages/inbox/bo_2/message_1.json': from('Bo', 'found') }, 'archive-1');
  expect(await world.load(folder)).toMatchObject({ new_conversations: 1, new_messages: 1 });
});

describe('an import of what is in, into a Page that nobody has changed', () => {
  const path = 'messages/inbox/ada_1/message_1.json';
  const photo = 'messages/inbox/ada_1/photos/a.png';
  const files = {
    [path]: from('Ada', 'hello'),
    'messages/inbox/bo_2/message_1.json': from('Bo', 'hi'),
  };
  const withPhoto = {
    ...files,
    [path]: fb(['Ada', SHOP], [['Ada', 'look', { photos: [{ uri: photo }] }]]),
  };
  type It = Awaited<ReturnType<typeof archiveWorld>>;
  const nothingNew = { new_conversations: 0, new_messages: 0 };

  /** An import that fails where it asks what came in before. */
  const blindly = ({ w: { server, page } }: It, folder: string) => {
    const imports = new Proxy({} as never, { get: () => () => expect.fail('asked what is in') });
    const store: Store = but(server.store, {
      page: (no) => but(server.store.page(no), { imports }),
    });
    const { clock, media } = server;
    return importPaths({ store, clock, media }, { page, paths: [folder] });
  };

  it('asks for no thread and no file, and says the same', async () => {
    await using it = await archiveWorld();
    const folder = await it.save(files);
    const first = await it.load(folder);
    const again = await blindly(it, folder);
    expect(again).toMatchObject({ ...nothingNew, conversations: 2, messages: 2, skipped: [] });
    const [now] = again.platforms;
    expect(now).toEqual({ ...first.platforms[0], ...nothingNew, business: now?.business });
  });

  it('still names the media that are missing, and finds those that turn up', async () => {
    await using it = await archiveWorld();
    const folder = await it.save(withPhoto);
    const { missing_media } = await it.load(folder);
    expect(missing_media).toHaveLength(1);
    await it.load(folder);
    expect(await blindly(it, folder)).toMatchObject({ ...nothingNew, missing_media });
    await it.save({ [photo]: png(7, 5) }, 'archive-1');
    expect(await it.load(folder)).toMatchObject({ media: 1, missing_media: [] });
    const messages = (await it.conversations()).flatMap((each) => each.messages);
    expect(messages.find((one) => one.message === 'look').attachments.data).toHaveLength(1);
  });

  it.each<[string, (it: It, folder: string) => Promise<unknown>]>([
    ['a message came', ({ w }) => w.conversation()],
    [
      'a conversation was deleted',
      async ({ w: { server, page } }) => {
        const [row] = await server.store.page(page.no).imports.threads();
        await server.store.transaction((tx) =>
          deleteConversation(tx, page.no, row?.conversation ?? 0, 1),
        );
      },
    ],
    [
      'a file is another',
      (_, folder) => writeFile(join(folder, path), JSON.stringify(from('Ada', 'bye'))),
    ],
    ['a file is gone', (_, folder) => rm(join(folder, path))],
    [
      'a folder is called otherwise',
      (_, folder) =>
        rename(join(folder, 'messages/inbox/bo_2'), join(folder, 'messages/inbox/bo_3')),
    ],
  ])('asks when %s', async (_, change) => {
    await using it = await archiveWorld();
    const folder = await it.save(files);
    await it.load(folder);
    await change(it, folder);
    await expect(blindly(it, folder)).rejects.toThrow('asked what is in');
  });
});
