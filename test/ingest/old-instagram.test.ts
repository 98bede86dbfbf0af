import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Json } from '../support/world.ts';
import { archiveWorld } from './support/archive-world.ts';
import { zipTexts } from './support/zips.ts';

const ME = 'my.shop';
const at = (second: number): string => `2019-05-02T10:00:0${second}.123456+00:00`;
const said = (sender: string | null, second: number, more: object) => ({
  sender,
  created_at: at(second),
  ...more,
});
const thread = (people: readonly string[], ...conversation: object[]) => ({
  participants: people,
  conversation,
});
const LIST = [
  thread(['ada', ME], said(ME, 3, { text: 'It is!' }), said('ada', 1, { text: 'Still there?' })),
  thread(['bo', 'cy', ME], said('cy', 2, { text: null, heart: '❤️' })),
];

/** What a list becomes. */
async function imported(list: unknown) {
  await using it = await archiveWorld();
  const report = await it.load(await it.save({ 'messages.json': JSON.stringify(list) }), {
    me: ME,
  });
  return { report, conversations: await it.conversations(), shop: it.w.page.instagramUsername };
}

it('reads every conversation of the list, its newest message first', async () => {
  const { report, conversations, shop } = await imported(LIST);
  expect(report).toMatchObject({ conversations: 2, messages: 3, skipped: [] });
  const found = conversations.map(({ platform, messages }) => [
    platform,
    ...messages.map((m: Json) => [m.from.username, m.created_time, m.message]),
  ]);
  expect(found).toContainEqual([
    'instagram',
    ['ada', '2019-05-02T10:00:01+0000', 'Still there?'],
    [shop, '2019-05-02T10:00:03+0000', 'It is!'],
  ]);
  expect(found).toContainEqual(['instagram', ['cy', '2019-05-02T10:00:02+0000', '❤️']]);
});

it('finds it beside the account’s other files, knows whose it is, and brings the same once', async () => {
  await using it = await archiveWorld();
  const beside = {
    'profile.json': { username: ME, name: 'My Shop' },
    'likes.json': { media_likes: [] },
  };
  const folder = await it.save({ 'my.shop_20200316/messages.json': LIST, ...beside });
  expect(await it.load(folder)).toMatchObject({ new_messages: 3, skipped: [] });
  const zip = await zipTexts(
    { 'messages.json': JSON.stringify(LIST) },
    join(it.folder, 'part.zip'),
  );
  expect(await it.load(zip)).toMatchObject({ messages: 3, new_messages: 0 });
  const moved = await it.save({ 'messages/messages.json': LIST });
  expect(await it.load(moved)).toMatchObject({ messages: 3, new_messages: 0 });
  const wide = await it.save({ 'messages.json': Buffer.from(JSON.stringify(LIST), 'utf16le') });
  expect(await it.load(wide)).toMatchObject({ messages: 3, new_messages: 0, skipped: [] });
  expect(await it.conversations()).toHaveLength(2);
});

it.each<[string, object, object]>([
  [
    'a like',
    { text: 'x', likes: [{ username: ME, date: at(4) }] },
    { reactions: expect.anything() },
  ],
  [
    'a post',
    { media_owner: 'cafe', media_share_caption: 'Look', media_share_url: 'https://e.test/p' },
    {
      shares: {
        data: [expect.objectContaining({ link: 'https://e.test/p', description: 'Look' })],
      },
    },
  ],
  [
    'a story, with words about it',
    { text: 'Nice', story_share: 'Shared ada’s story' },
    {
      message: 'Nice',
      shares: { data: [expect.objectContaining({ description: 'Shared ada’s story' })] },
    },
  ],
  [
    'what a group did',
    { action: 'ada named the group Pots' },
    { message: 'ada named the group Pots' },
  ],
  ['a picture', { media: 'https://e.test/a.jpg' }, { attachments: expect.anything() }],
  ['somebody who is gone', { sender: null, text: 'x' }, { message: 'x' }],
])('reads %s', async (_, more, wanted) => {
  const { report, conversations } = await imported([thread(['ada', ME], said('ada', 1, more))]);
  expect(report).toMatchObject({ messages: 1, skipped: [] });
  expect(conversations[0]?.messages).toMatchObject([wanted]);
});

it('tells media that lie on the web, and those that Instagram had not any more', async () => {
  const { report } = await imported([
    thread(
      ['ada', ME],
      said('ada', 1, { media_url: 'https://e.test/a.jpg' }),
      said('ada', 2, { voice_media: 'Media unavailable.' }),
      said('ada', 3, { animated_media_images: { original: { url: 'https://giphy.test/a.gif' } } }),
    ),
  ]);
  expect(report.missing_media.map(({ reason }) => reason.split(' (')[0])).toEqual([
    'it lies on the web and not in the archive',
    'Meta could not put it into the download',
    'it lies on the web and not in the archive',
  ]);
});

it('keeps two conversations of the same people two', async () => {
  const { report } = await imported([
    thread(['ada', ME], said('ada', 1, { text: 'one' })),
    thread(['ada', ME], said('ada', 2, { text: 'two' })),
  ]);
  expect(report).toMatchObject({ conversations: 2, messages: 2 });
});

it('names a message without a time, and a list that breaks off', async () => {
  const { created_at: _, ...untimed } = said('ada', 1, { text: 'lost' });
  const { report } = await imported([
    thread(['ada', ME], untimed, { ...said('ada', 2, { text: 'x' }), created_at: 'yesterday' }),
    thread(['bo', ME], said('bo', 2, { text: 'fine' })),
  ]);
  expect(report).toMatchObject({ messages: 1 });
  expect(report.skipped.map(({ file, reason }) => [/\((.*)\)$/.exec(file)?.[1], reason])).toEqual([
    ['ada, my.shop', 'message 1: it has no time'],
    ['ada, my.shop', 'message 2: its time is none: "yesterday"'],
  ]);
  await using it = await archiveWorld();
  const cut = await it.save({ 'messages.json': JSON.stringify(LIST).slice(0, -40) });
  const { skipped } = await it.load(cut);
  expect(skipped.map(({ reason }) => reason)).toContain('it breaks off');
});
