import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { history } from '../../src/store/page/history-writer.ts';
import { exportWorld, readsOf } from './support/export-world.ts';

const inbox = 'your_facebook_activity/messages/inbox';

it('writes a thread as Meta does', async () => {
  await using world = await exportWorld();
  const { w } = world;
  const person = await w.person('Zoë Brontë');
  const { id } = await w.conversation({
    people: [person],
    said: [{ text: 'Voilà' }, { by: 'page', text: 'Merci 👍' }],
  });
  await world.out();
  const name = `zobront_${id.slice(2)}`;
  const text = await world.text(`${inbox}/${name}/message_1.json`);
  expect(text).toMatch(/^[\n -~]+$/);
  expect(text).toContain('"sender_name": "Zo\\u00c3\\u00ab Bront\\u00c3\\u00ab"');
  const now = w.server.clock.now();
  const more = { is_geoblocked_for_viewer: false, is_unsent_image_by_messenger_kid_parent: false };
  const zoe = 'Zo\u00c3\u00ab Bront\u00c3\u00ab';
  expect(JSON.parse(text)).toEqual({
    participants: [{ name: zoe }, { name: 'Corner Shop' }],
    messages: [
      {
        ...{ sender_name: 'Corner Shop', timestamp_ms: now },
        ...{ content: 'Merci \u00f0\u009f\u0091\u008d', ...more },
      },
      { sender_name: zoe, timestamp_ms: now - 60_000, content: 'Voil\u00c3\u00a0', ...more },
    ],
    title: zoe,
    is_still_participant: true,
    thread_path: `inbox/${name}`,
    magic_words: [],
  });
});

it('writes both platforms and every folder into one tree', async () => {
  await using world = await exportWorld();
  for (const platform of ['MESSENGER', 'INSTAGRAM'] as const) {
    for (const folder of ['inbox', 'other', 'page_done', 'spam'] as const) {
      await world.w.conversation({ platform, folder });
    }
  }
  await world.out();
  const places = (await world.files()).map((path) => path.split('/').slice(0, 3).join('/'));
  const sections = ['archived_threads', 'filtered_threads', 'inbox', 'message_requests'];
  expect(places.filter((path) => path.includes('/'))).toEqual([
    ...sections.map((section) => `your_facebook_activity/messages/${section}`),
    ...sections.map((section) => `your_instagram_activity/messages/${section}`),
  ]);
});

it('begins another file after 10,000 messages, the newest in the first, never in a millisecond', async () => {
  await using world = await exportWorld();
  const { w } = world;
  const { no } = await w.conversation({ said: [] });
  const T = 1_700_000_000_000;
  // Three at a time: the 10,000th newest is the first of three.
  const messages = Array.from({ length: 10_020 }, (_, i) => ({
    ...{ created: T + Math.floor(i / 3), sender: 0, text: `${i % 2}` },
  }));
  await w.server.store.transaction((tx) => history(tx, w.page.no).addMessages(no, messages));
  const { messages: count, lost } = await world.out();
  expect({ count, lost }).toEqual({ count: 10_020, lost: [] });
  const files = (await world.files()).filter((path) => path.endsWith('.json'));
  const read = files.map(async (path) => JSON.parse(await readFile(join(world.to, path), 'utf8')));
  const [first, second] = (await Promise.all(read)).map((file) =>
    file.messages.map((one: { timestamp_ms: number }) => one.timestamp_ms - T),
  );
  expect([files.length, first.length, second.length]).toEqual([2, 10_002, 18]);
  expect([first[0], first.at(-1), second[0], second.at(-1)]).toEqual([3339, 6, 5, 0]);
  await using elsewhere = await exportWorld({ seed: 'elsewhere' });
  expect(await elsewhere.load(world.to)).toMatchObject({ messages: 10_020, new_messages: 10_020 });
});

it('imported into the same store again, brings nothing new', async () => {
  await using world = await exportWorld();
  const file = {
    participants: [{ name: 'Ada' }, { name: 'Corner Shop' }],
    messages: [{ sender_name: 'Ada', timestamp_ms: 1_700_000_000_000, content: 'hello' }],
    title: 'Ada',
  };
  await world.load(await world.save({ 'messages/archived_threads/ada_1/message_1.json': file }));
  await world.out();
  expect(await world.load(world.to)).toMatchObject({
    ...{
      conversations: 1,
      messages: 1,
      new_conversations: 0,
      new_messages: 0,
      missing_media: [],
      skipped: [],
    },
  });
});

it('gives names to people whom a download could not tell apart, and counts them', async () => {
  await using world = await exportWorld();
  const names = ['Ada', 'Ada', '', 'Corner Shop'];
  await world.w.server.store.transaction(async (tx) => {
    const writer = history(tx, world.w.page.no);
    const people: number[] = [];
    for (const [i, name] of names.entries()) {
      people.push(await writer.addPerson({ id: `10${i}`, platform: 'MESSENGER', name }));
    }
    const place = { id: 't_1', platform: 'MESSENGER', folder: 'inbox', people } as const;
    const no = await writer.addConversation(place);
    const messages = people.map((sender, i) => ({ created: i + 1, sender, text: `${i}` }));
    await writer.addMessages(no, messages);
  });
  const { lost } = await world.out();
  expect(lost).toContainEqual({
    ...{ what: 'names that were empty or stood for two in a thread', count: 3 },
  });
  await using elsewhere = await exportWorld({ seed: 'elsewhere' });
  await elsewhere.load(world.to);
  const [read] = await readsOf(elsewhere);
  expect(read.participants.data.map(({ name }: { name: string }) => name)).toEqual([
    ...['Ada', 'Ada (2)', 'Facebook user', 'Corner Shop (2)', 'Corner Shop'],
  ]);
});

it('counts media whose bytes are gone, and keeps the attachment', async () => {
  await using world = await exportWorld();
  const media = 'ab'.repeat(32);
  const attachments = [{ id: '1', kind: 'image', name: 'gone.png', media } as const];
  await world.w.conversation({ said: [{ text: 'look', extra: { attachments } }] });
  const { lost, media: count } = await world.out();
  expect(count).toBe(0);
  expect(lost).toContainEqual({ what: 'media whose bytes are missing', count: 1 });
  await using elsewhere = await exportWorld({ seed: 'elsewhere' });
  await elsewhere.load(world.to);
  const [read] = await readsOf(elsewhere);
  expect(read.messages[0].attachments.data).toEqual([{ name: 'gone.png' }]);
});
