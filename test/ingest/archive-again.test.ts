import { stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
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
