import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../support/world.ts';
import { archiveWorld, type Files } from './support/archive-world.ts';
import { e2ee, fb, mojibake, T } from './support/threads.ts';

type It = Awaited<ReturnType<typeof archiveWorld>>;

const SHOP = 'Corner Shop';
const texts = (conversation: Json): string[] => conversation.messages.map((m: Json) => m.message);
const names = (list: Json): string[] => list.data.map((a: Json) => a.username ?? a.name);

/** A world with an archive in it. */
async function having(files: Files, spec: object = {}) {
  const it = await archiveWorld();
  const report = await it.load(await it.save(files), spec);
  const conversations = await it.conversations();
  return { it, report, conversations, [Symbol.asyncDispose]: () => it[Symbol.asyncDispose]() };
}

describe('who is who', () => {
  it('takes the Page’s name for the business, and the others for people', async () => {
    await using made = await having({
      'messages/inbox/ada_1/message_1.json': fb(
        ['Ada', SHOP],
        [
          ['Ada', 'Hello'],
          [SHOP, 'Hi'],
        ],
      ),
    });
    const [conversation] = made.conversations;
    expect(names(conversation.participants)).toEqual(['Ada', SHOP]);
    expect(conversation.messages.map((m: Json) => m.from.name)).toEqual(['Ada', SHOP]);
    expect(conversation.messages[1].from.id).toBe(made.it.w.page.id);
  });

  it('else takes the only name that stands in every thread of two or more', async () => {
    await using made = await having({
      'messages/inbox/ada_1/message_1.json': fb(['Ada', 'Me'], [['Me', 'one']]),
      'messages/inbox/bo_2/message_1.json': fb(['Bo', 'Me'], [['Bo', 'two']]),
      'messages/inbox/alone_3/message_1.json': fb(['Somebody'], [['Somebody', 'three']]),
    });
    const froms = made.conversations.flatMap((c) => c.messages.map((m: Json) => m.from.name));
    expect(froms.sort()).toEqual(['Bo', SHOP, 'Somebody']);
  });

  it.each([
    ['nobody fits', {}, 'It is not clear who in the archive is the business'],
    ['--me is not there', { me: 'Eve' }, 'There is no "Eve" in the archive'],
  ])('refuses and lists the names when %s', async (_, spec, sentence) => {
    await using it = await archiveWorld();
    const path = await it.save({
      'messages/inbox/ada_1/message_1.json': fb(['Ada', 'Bo'], [['Ada', 'Hello']]),
    });
    const refused = it.load(path, spec);
    await expect(refused).rejects.toThrow(sentence);
    await expect(refused).rejects.toThrow('"Ada", "Bo"');
    expect(await it.conversations()).toEqual([]);
  });

  it('makes two people of equal names in two threads, and keeps all of a group', async () => {
    await using made = await having({
      'messages/inbox/ada_1/message_1.json': fb(['Ada', SHOP], [['Ada', 'one']]),
      'messages/inbox/group_2/message_1.json': fb(['Ada', 'Bo', 'Cy', SHOP], [['Ada', 'two']]),
    });
    const ids = made.conversations.map((c) => c.messages[0].from.id);
    expect(new Set(ids).size).toBe(2);
    const group = made.conversations.find((c) => c.participants.data.length === 4);
    expect(names(group.participants)).toEqual(['Ada', 'Bo', 'Cy', SHOP]);
    expect(names(group.senders)).toEqual(['Ada']);
  });

  it('lets a sender take part who is not listed, and nobody for an empty one', async () => {
    await using made = await having({
      'messages/inbox/ada_1/message_1.json': fb(
        ['Ada', SHOP],
        [
          ['Facebook user', 'gone'],
          ['', 'nobody said this'],
        ],
      ),
    });
    const [conversation] = made.conversations;
    expect(names(conversation.participants)).toEqual(['Ada', 'Facebook user', SHOP]);
    expect(conversation.messages[1]).not.toHaveProperty('from');
  });
});

describe('where a thread goes', () => {
  it.each([
    ['inbox', 'inbox'],
    ['e2ee_cutover', 'inbox'],
    ['archived_threads', 'page_done'],
    ['message_requests', 'other'],
    ['filtered_threads', 'spam'],
  ])('%s becomes %s', async (section, folder) => {
    await using made = await having({
      [`your_facebook_activity/messages/${section}/ada_1/message_1.json`]: fb(
        ['Ada', SHOP],
        [['Ada', 'Hello']],
      ),
    });
    expect(made.conversations.map((c) => c.folder)).toEqual([folder]);
  });

  it.each([
    'messages/inbox/ada_1/message_1.json',
    'your_activity_across_facebook/messages/inbox/ada_1/message_1.json',
    'your_facebook_activity/messages/archived_threads/ada_1/message_1.json',
    'facebook-shop-2026/your_facebook_activity/messages/inbox/ada_1/messa.json',
    'inbox/ada_1/message_1.json',
    'ada_1/message_1.json',
  ])('%s is the same thread', async (path) => {
    await using it = await archiveWorld();
    const thread = fb(['Ada', SHOP], [['Ada', 'Hello']]);
    await it.load(await it.save({ 'messages/inbox/ada_1/message_1.json': thread }));
    const report = await it.load(await it.save({ [path]: thread }));
    expect(report).toMatchObject({ conversations: 1, messages: 1, new_messages: 0 });
    expect(await it.conversations()).toHaveLength(1);
  });

  it.each(['', 'messages', 'messages/inbox', 'messages/inbox/ada_1'])(
    'may be given from "%s" on, media too',
    async (below) => {
      await using it = await archiveWorld();
      const folder = await it.save({
        'messages/inbox/ada_1/message_1.json': fb(
          ['Ada', SHOP],
          [['Ada', '', { photos: [{ uri: 'messages/inbox/ada_1/photos/a.jpg' }] }]],
        ),
        'messages/inbox/ada_1/photos/a.jpg': 'a picture',
      });
      const report = await it.load(join(folder, below));
      expect(report).toMatchObject({ conversations: 1, media: 1, skipped: [] });
    },
  );

  it('goes to the Instagram account, by the root’s name or by keys that only Instagram has', async () => {
    const share = { share: { link: 'https://example.com', original_content_owner: 'x' } };
    for (const [path, thread] of [
      [
        'your_instagram_activity/messages/inbox/a_1/message_1.json',
        fb(['Ada', 'Shop'], [['Ada', 'one']]),
      ],
      ['messages/inbox/a_1/message_1.json', fb(['Ada', 'Shop'], [['Ada', 'one', share]])],
    ] as const) {
      await using made = await having({ [path]: thread }, { me: 'Shop' });
      const [conversation] = made.conversations;
      expect(conversation.platform).toBe('instagram');
      expect(conversation.messages[0].from.username).toBe('Ada');
      const { id } = conversation.messages[0].from;
      const { body } = await made.it.w.get(`/${id}`, { fields: 'name,username' });
      expect(body).toMatchObject({ name: 'Ada', username: 'Ada' });
    }
  });

  it('says how to give the Page an Instagram account when it has none', async () => {
    await using it = await archiveWorld({ instagram: false });
    const path = await it.save({
      'your_instagram_activity/messages/inbox/a_1/message_1.json': fb(
        ['Ada', SHOP],
        [['Ada', 'x']],
      ),
    });
    await expect(it.load(path)).rejects.toThrow(`page set ${it.w.page.id} --instagram USERNAME`);
    expect(await it.load(path, { platform: 'MESSENGER' })).toMatchObject({ new_messages: 1 });
  });
});

describe('what a message holds', () => {
  let it_: It;
  let thread: Json;
  let report: Json;
  beforeAll(async () => {
    it_ = await archiveWorld();
    const at = 'messages/inbox/ada_1';
    report = await it_.load(
      await it_.save({
        [`${at}/message_1.json`]: fb(
          ['Ada', SHOP],
          [
            ['Ada', 'photos', { photos: [{ uri: `${at}/a.jpg` }, { uri: `${at}/gone.jpg` }] }],
            ['Ada', '', { sticker: { uri: 'messages/stickers_used/s.png' } }],
            ['Ada', '', { share: { link: 'https://example.com/a', share_text: 'Look' } }],
            [SHOP, 'loved', { reactions: [{ reaction: mojibake('❤'), actor: 'Ada' }] }],
            ['Ada', 'You missed a call.', { call_duration: 0, missed: true }],
            ['Ada', 'taken back', { is_unsent: true, photos: [{ uri: `${at}/a.jpg` }] }],
            ['Ada', '', { audio_files: [{ uri: `${at}/v.mp4` }] }],
            ['Ada', '', { photos: [{ uri: '../../../etc/passwd' }] }],
          ],
        ),
        [`${at}/a.jpg`]: Buffer.from('ffd8ffe000104a464946', 'hex'),
        [`${at}/v.mp4`]: 'sound',
        'messages/stickers_used/s.png': 'sticker',
      }),
    );
    [thread] = await it_.conversations();
  });
  afterAll(() => it_[Symbol.asyncDispose]());

  it('shows its picture, and one that is missing by its name alone', async () => {
    const [there, missing] = thread.messages[0].attachments.data;
    const bytes = await fetch(there.image_data.url).then((response) => response.arrayBuffer());
    expect(Buffer.from(bytes).toString('hex')).toBe('ffd8ffe000104a464946');
    expect(there).toMatchObject({ name: 'a.jpg', mime_type: 'image/jpeg', size: 10 });
    expect(missing).toEqual({ id: expect.any(String), name: 'gone.jpg' });
  });

  it('shows sticker, share, reactions and sound', async () => {
    const [, sticker, share, loved, , sound] = thread.messages;
    expect((await fetch(sticker.sticker)).status).toBe(200);
    expect(share.shares.data[0]).toMatchObject({ link: 'https://example.com/a' });
    expect(loved.reactions.data ?? loved.reactions).toMatchObject([{ reaction: '❤' }]);
    expect(sound.attachments.data[0].file_url).toContain('/_convograph/media/');
  });

  it('counts an unsent message, lists it nowhere and answers 9000001 for its id', async () => {
    expect(thread.message_count).toBe(8);
    expect(texts(thread)).not.toContain('taken back');
    const before = thread.messages[4].id;
    const reader = it_.w.server.store.page(it_.w.page.no);
    const conversation = await reader.conversations.byId(thread.id);
    const [row] = await reader.messages.allAt(conversation?.no ?? 0, T + 5000);
    expect(row).toMatchObject({ text: '', extra: undefined });
    const id = nextId(before, T + 4000, T + 5000);
    const { status, body } = await it_.w.get(`/${id}`);
    expect([status, body.error.code]).toEqual([400, 9000001]);
  });

  it('reports each medium that is not there, and counts those that are', () => {
    expect(report.media).toBe(3);
    expect(report.skipped).toEqual([]);
    const missing = report.missing_media;
    expect(missing.map(({ file, reason }: Json) => [file, reason.split(' (')[0]])).toEqual([
      ['messages/inbox/ada_1/gone.jpg', 'it is not in the archive'],
      ['../../../etc/passwd', 'its path leaves the archive'],
    ]);
  });
});

/** A Messenger id is the message's key: that of another time in the same conversation. */
function nextId(id: string, from: number, to: number): string {
  const bytes = Buffer.from(id.slice(2), 'base64url');
  expect(bytes.readUIntBE(9, 6)).toBe(from);
  bytes.writeUIntBE(to, 9, 6);
  return `m_${bytes.toString('base64url')}`;
}

describe('texts', () => {
  it('are repaired only where the bytes prove it', async () => {
    const said = ['Grüße 🌸', 'Ada said “hi”', 'déjà vu', 'plain', 'Ã alone', '日本'];
    await using made = await having({
      'messages/inbox/ada_1/message_1.json': fb(
        [mojibake('Søren'), SHOP],
        [
          ...said.map((text) => ['x', mojibake(text)] as const),
          ...said.map((text) => ['x', text] as const),
        ],
      ),
    });
    const [conversation] = made.conversations;
    expect(texts(conversation)).toEqual([...said, ...said]);
    expect(names(conversation.participants)[0]).toBe('Søren');
  });

  it('of Instagram’s “Reacted …” stay messages', async () => {
    await using made = await having(
      {
        'your_instagram_activity/messages/inbox/a_1/message_1.json': fb(
          ['Ada', 'Shop'],
          [['Ada', mojibake('Reacted 👍 to your message ')], ['Ada']],
        ),
      },
      { me: 'Shop' },
    );
    const [conversation] = made.conversations;
    expect(texts(conversation)).toEqual(['Reacted 👍 to your message ', '']);
    expect(conversation.messages[1].is_unsupported).toBe(true);
  });
});

it('imports a thread without messages, readable by id and not listed', async () => {
  await using made = await having({
    'messages/inbox/nobody_1/message_1.json': fb(['Nobody', SHOP], []),
  });
  expect(made.report).toMatchObject({ conversations: 1, messages: 0, skipped: [] });
  expect(made.conversations).toEqual([]);
  const id = await made.it.idOf('nobody_1');
  const { status, body } = await made.it.w.get(`/${id}`, { fields: 'participants' });
  expect(status).toBe(200);
  expect(names(body.participants)).toEqual(['Nobody', SHOP]);
});

describe('the encrypted download', () => {
  const cutover = {
    'messages/e2ee_cutover/ada_77/message_1.json': fb(
      ['Ada', SHOP],
      [
        ['Ada', 'before'],
        ['Ada', 'shared'],
      ],
    ),
  };
  const encrypted = {
    'messages/Ada_3.json': e2ee(
      ['Ada', SHOP],
      [
        ['Ada', 'shared', {}, 1],
        ['Ada', 'after', {}, 2],
      ],
    ),
  };

  it.each([
    ['together', [[cutover, encrypted]]],
    ['the cutover first', [[cutover], [encrypted]]],
    ['the encrypted first', [[encrypted], [cutover]]],
  ])('is one with the cutover of the same people that shares a message: %s', async (_, turns) => {
    await using it = await archiveWorld();
    for (const turn of [...turns, ...turns]) {
      await it.load(await Promise.all(turn.map((files) => it.save(files))));
    }
    const found = await it.conversations();
    expect(found.map(texts)).toEqual([['before', 'shared', 'after']]);
  });

  it('stays apart when the people are others, or no message is shared', async () => {
    await using made = await having({
      ...cutover,
      'messages/Bo_3.json': e2ee(['Ada', 'Bo', SHOP], [['Ada', 'shared', {}, 1]]),
      'messages/Ada_4.json': e2ee(
        ['Ada', SHOP],
        [
          ['Ada', 'at the same time', {}, 0],
          ['Ada', 'shared', {}, 9],
        ],
      ),
    });
    expect(made.conversations).toHaveLength(3);
  });
});

describe('what cannot be imported', () => {
  it('is skipped with file and reason, and the rest imported', async () => {
    await using it = await archiveWorld();
    const good = fb(
      ['Ada', SHOP],
      [
        ['Ada', 'one'],
        ['Ada', 'two'],
      ],
    );
    const text = JSON.stringify(good);
    const folder = await it.save({
      'messages/inbox/good_1/message_1.json': good,
      'messages/inbox/cut_2/message_1.json': text.slice(0, -20),
      'messages/inbox/empty_3/message_1.json': '',
      'messages/inbox/odd_4/message_1.json': text.replace('"one"', 'one'),
      'messages/inbox/html_5/message_1.html': '<html></html>',
      'messages/inbox/good_1/message_1.html': '<html></html>',
      'messages/autofill_information.json': '{"autofill_information_v2":{}}',
      'messages/inbox/good_1/notes.json': '[1]',
    });
    await writeFile(join(it.folder, 'outside.json'), text);
    await symlink(join(it.folder, 'outside.json'), join(folder, 'messages/inbox/link.json'));
    const report = await it.load(folder);
    expect(report).toMatchObject({ conversations: 2, messages: 3 });
    const reasons = report.skipped.map(({ file, reason }) => [
      file.slice(folder.length + 1),
      reason,
    ]);
    expect(reasons.sort()).toEqual([
      ['messages/inbox/cut_2/message_1.json', 'it breaks off'],
      ['messages/inbox/empty_3/message_1.json', 'it is not JSON'],
      ['messages/inbox/html_5/message_1.html', expect.stringContaining('format JSON')],
      ['messages/inbox/link.json', expect.stringContaining('link')],
      ['messages/inbox/odd_4/message_1.json', 'message 2: it is not JSON'],
    ]);
  });

  it('passes over messages without a time, and says which', async () => {
    await using it = await archiveWorld();
    const [one, two, three, four] = [1, 2, 3, 4].map((n) => ({
      sender_name: 'Ada',
      content: `${n}`,
    }));
    const report = await it.load(
      await it.save({
        'messages/inbox/a_1/message_1.json': {
          participants: [{ name: 'Ada' }, SHOP],
          messages: [
            { ...one, timestamp_ms: String(T) },
            two,
            { ...three, timestamp_ms: -5 },
            { ...four, timestamp_ms: 1e300 },
            'five',
          ],
        },
      }),
    );
    expect(report).toMatchObject({ messages: 1, new_messages: 1 });
    expect(report.skipped.map(({ reason }) => reason)).toEqual([
      'message 2: it has no time',
      'message 3: its time is none: -5',
      'message 4: its time is none: 1e+300',
      'message 5: it is not an object',
    ]);
  });

  it('reads threads of 2018, which lie in no section and have no number', async () => {
    await using it = await archiveWorld();
    const folder = await it.save({
      'messages/ada_1/message.json': fb(['Ada', SHOP], [['Ada', 'Hi']]),
    });
    expect(await it.load(folder)).toMatchObject({ conversations: 1, messages: 1, skipped: [] });
  });

  it('says so of a folder without any conversations', async () => {
    await using it = await archiveWorld();
    const folder = await it.save({ 'posts/posts_1.json': [], 'posts/posts_2.json': [] });
    const reason =
      'it holds no conversations in a form that is known: looked at posts/posts_1.json and 1 more';
    expect((await it.load(folder)).skipped).toEqual([{ file: folder, reason }]);
  });
});

describe('again', () => {
  const said = ['one', 'two', 'two', 'three'] as const;
  const file = (from: number, to: number, more: object = {}) =>
    fb(
      ['Ada', SHOP],
      said.slice(from, to).map((text, i) => ['Ada', text, more, Math.min(from + i, 2)] as const),
    );

  it('brings only what is new of a newer download, equal messages within a file apart', async () => {
    await using it = await archiveWorld();
    const path = 'messages/inbox/a_1/message_1.json';
    await it.load(await it.save({ [path]: file(0, 3) }));
    const [before] = await it.conversations();
    expect(texts(before)).toEqual(['one', 'two', 'two']);
    const report = await it.load(await it.save({ [path]: file(0, 4) }));
    expect(report).toMatchObject({ messages: 4, new_messages: 1, new_conversations: 0 });
    const [after] = await it.conversations();
    expect(texts(after)).toEqual(said);
    expect(after.messages.slice(0, 3)).toEqual(before.messages);
  });

  it('takes back what a newer download says is unsent, and never brings it back', async () => {
    await using it = await archiveWorld();
    const path = 'messages/inbox/a_1/message_1.json';
    const older = await it.save({
      [path]: fb(
        ['Ada', SHOP],
        [
          ['Ada', 'secret'],
          ['Ada', 'fine'],
        ],
      ),
    });
    const newer = await it.save({
      [path]: fb(
        ['Ada', SHOP],
        [
          ['Ada', undefined, { is_unsent: true }],
          ['Ada', 'fine'],
        ],
      ),
    });
    for (const each of [older, newer, older]) await it.load(each);
    const [conversation] = await it.conversations();
    expect(texts(conversation)).toEqual(['fine']);
    expect(conversation.message_count).toBe(2);
  });

  it('adds reactions and media that were not there before', async () => {
    await using it = await archiveWorld();
    const path = 'messages/inbox/a_1/message_1.json';
    const photo = { photos: [{ uri: 'messages/inbox/a_1/p.jpg' }] };
    const loved = { reactions: [{ reaction: 'x', actor: 'Ada' }] };
    const folder = await it.save({ [path]: fb(['Ada', SHOP], [['Ada', 'look', photo]]) });
    expect(await it.load(folder)).toMatchObject({ media: 0, missing_media: [{}], skipped: [] });
    await writeFile(join(folder, 'messages/inbox/a_1/p.jpg'), Buffer.from('ffd8ff', 'hex'));
    expect(await it.load(folder)).toMatchObject({ media: 1, new_messages: 0, missing_media: [] });
    await it.load(
      await it.save({ [path]: fb(['Ada', SHOP], [['Ada', 'look', { ...photo, ...loved }]]) }),
    );
    const [conversation] = await it.conversations();
    expect(conversation.messages).toHaveLength(1);
    expect(conversation.messages[0].attachments.data[0].image_data.url).toBeTruthy();
    expect(conversation.messages[0].reactions).toBeTruthy();
    await rm(join(folder, 'messages/inbox/a_1/p.jpg'));
    expect(await it.load(folder)).toMatchObject({ media: 0, new_messages: 0, missing_media: [{}] });
  });

  it('does not mix two people when the business has another name now', async () => {
    await using it = await archiveWorld();
    const folder = await it.save({
      'messages/inbox/a_1/message_1.json': fb(['Ada', 'Bo'], [['Ada', 'one']]),
    });
    await it.load(folder, { me: 'Ada' });
    const report = await it.load(folder, { me: 'Bo' });
    expect(report).toMatchObject({ conversations: 0, new_messages: 0 });
    expect(report.skipped).toEqual([
      { file: 'a_1', reason: 'it is in already with "Ada" as the business, not "Bo"' },
    ]);
  });

  it('leaves one event a file that brought something', async () => {
    await using it = await archiveWorld();
    const folder = await it.save({
      'messages/inbox/a_1/message_1.json': file(2, 4),
      'messages/inbox/a_1/message_2.json': file(0, 2),
    });
    const events = await eventsOf(it, async () => {
      await it.load(folder);
      await it.load(folder);
    });
    expect(events).toEqual([
      { file: 'messages/inbox/a_1/message_2.json', conversations: 1, messages: 2 },
      { file: 'messages/inbox/a_1/message_1.json', conversations: 0, messages: 2 },
    ]);
  });

  it('writes nothing in a dry run, and says the same', async () => {
    await using it = await archiveWorld();
    const folder = await it.save({
      'messages/inbox/a_1/message_1.json': file(0, 4),
      'messages/inbox/b_2/message_1.json': fb(
        ['Bo', SHOP],
        [['Bo', 'x', { photos: [{ uri: 'p' }] }]],
      ),
      'messages/inbox/b_2/p': 'bytes',
    });
    const dry = await it.load(folder, { dryRun: true });
    expect(await it.conversations()).toEqual([]);
    expect(await it.load(folder)).toEqual(dry);
    expect(dry).toMatchObject({ new_conversations: 2, new_messages: 5, media: 1 });
  });
});

/** Bodies of the events 'imported' that something leaves. */
async function eventsOf({ w }: It, work: () => Promise<void>): Promise<object[]> {
  const log = () => w.server.store.page(w.page.no).log;
  const before = await log().last();
  await work();
  const { events } = await log().after(before, 100);
  for (const { kind } of events) expect(kind).toBe('imported');
  return events.map(({ body }) => body);
}
