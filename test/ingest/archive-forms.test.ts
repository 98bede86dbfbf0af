import { describe, expect, it } from 'vitest';
import type { Json } from '../support/world.ts';
import { archiveWorld, type Files } from './support/archive-world.ts';
import { e2ee, fb, mojibake, T } from './support/threads.ts';

const SHOP = 'Corner Shop';
const texts = (conversation: Json): string[] => conversation.messages.map((m: Json) => m.message);
const names = (conversation: Json): string[] =>
  conversation.participants.data.map((a: Json) => a.username ?? a.name).sort();

/** What an archive becomes. */
async function imported(files: Files, spec: object = {}) {
  await using it = await archiveWorld();
  const report = await it.load(await it.save(files), spec);
  return { report, conversations: await it.conversations() };
}

const ada = { 'messages/inbox/ada_1/message_1.json': fb(['Ada', SHOP], [['Ada', 'Hello']]) };

describe('a thread', () => {
  it('without participants has those who sent something', async () => {
    const {
      participants: _,
      title: __,
      ...rest
    } = fb(
      [],
      [
        ['Bo', 'two mugs'],
        [SHOP, 'packed'],
      ],
    );
    const { report, conversations } = await imported({
      ...ada,
      'messages/inbox/bo_2/message_1.json': { ...rest, thread_name: 'Bo' },
    });
    expect(report).toMatchObject({ conversations: 2, skipped: [] });
    expect(conversations.map(names)).toContainEqual(['Bo', SHOP]);
  });

  it('of a group of Facebook lies below groups/', async () => {
    const said = [
      ['Bo', 'tent?'],
      ['Cy', 'yes'],
    ] as const;
    const { report, conversations } = await imported({
      ...ada,
      'your_facebook_activity/groups/your_group_messages/617.json': fb(['Bo', 'Cy', SHOP], said),
      'your_facebook_activity/groups/your_groups.json': { groups_admined_v2: [] },
    });
    expect(report).toMatchObject({ conversations: 2, messages: 3, skipped: [] });
    expect(conversations.map(names)).toContainEqual(['Bo', SHOP, 'Cy'].sort());
  });

  it('of a group that lies in the inbox too is one', async () => {
    const group = fb(
      ['Bo', 'Cy', SHOP],
      [
        ['Bo', 'tent?'],
        ['Cy', 'yes'],
      ],
    );
    const root = 'your_facebook_activity';
    const { report, conversations } = await imported({
      [`${root}/groups/your_group_messages/6179.json`]: group,
      [`${root}/messages/inbox/camp_6179/message_1.json`]: group,
    });
    expect(report).toMatchObject({ conversations: 1, new_messages: 2, skipped: [] });
    expect(conversations.map(texts)).toEqual([['tent?', 'yes']]);
  });

  it.each(['data_messenger_e2e', 'a/folder of any name', ''])(
    'of the encrypted download may lie in "%s", without media',
    async (folder) => {
      const at = (name: string) => (folder === '' ? name : `${folder}/${name}`);
      const { report } = await imported({
        ...Object.fromEntries(Object.entries(ada).map(([path, file]) => [`data/${path}`, file])),
        [at('Joss_40.json')]: e2ee(['Joss', SHOP], [['Joss', 'hi']]),
        [at('Kit_41.json')]: e2ee(['Kit', SHOP], [['Kit', 'hey']]),
        [at('settings.json')]: { theme: 'dark', list: [{ messages: [] }] },
      });
      expect(report).toMatchObject({ conversations: 3, messages: 3, skipped: [] });
    },
  );

  it('that somebody sent as a file is none of the download', async () => {
    const { report } = await imported({
      ...ada,
      'messages/inbox/ada_1/files/message_1.json': fb(['Eve', 'Bo'], [['Eve', 'private']]),
      'messages/inbox/ada_1/files/chat.json': fb(['Eve', 'Bo'], [['Eve', 'private']]),
      'messages/inbox/ada_1/files_2/chat.json': fb(['Eve', 'Bo'], [['Eve', 'private']]),
    });
    expect(report).toMatchObject({ conversations: 1, messages: 1, skipped: [] });
  });

  it('in a form that is not known is named where only threads lie', async () => {
    const { report } = await imported({
      ...ada,
      'messages/inbox/bo_2/message_1.json': { entries: [{ from: 'Bo', text: 'hi' }] },
      'messages/inbox/bo_2/labels.json': { label_values: [] },
    });
    expect(report.conversations).toBe(1);
    expect(report.skipped.map(({ reason }) => reason)).toEqual([
      'it lies where a thread does, and is in a form that is not known: there are no messages in it',
    ]);
  });

  it.each([
    ['seconds, in the ordinary download', { sender_name: 'Ada' }, 1_524_558_089, 1_524_558_089_000],
    ['seconds with a part', { sender_name: 'Ada' }, '1524558089.25', 1_524_558_089_250],
    ['milliseconds all the same', { sender_name: 'Ada' }, T, T],
    ['milliseconds, in the encrypted one', { senderName: 'Ada' }, T, T],
    ['milliseconds of long ago there', { senderName: 'Ada', text: 'x' }, 86_400_000, 86_400_000],
  ])('of 2018 has times in `timestamp`: %s', async (_, sender, timestamp, time) => {
    const { conversations } = await imported({
      'messages/inbox/ada_1/message.json': {
        participants: ['Ada', SHOP],
        messages: [{ ...sender, timestamp, content: 'x' }],
      },
    });
    const [message] = conversations[0]?.messages ?? [];
    expect(Date.parse(message.created_time)).toBe(Math.floor(time / 1000) * 1000);
  });
});

describe('broadcast channels', () => {
  const channel = fb(['Pottery Daily', 'A Fan'], [['Pottery Daily', 'new glaze']]);
  const root = 'your_instagram_activity/messages';

  it('are left out, said, and do not hide who the business is', async () => {
    const { report, conversations } = await imported({
      [`${root}/inbox/uma_1/message_1.json`]: fb(['Uma', 'tern'], [['Uma', 'hi']]),
      [`${root}/inbox/sol_2/message_1.json`]: fb(['Sol', 'tern'], [['tern', 'hello']]),
      [`${root}/broadcast/pottery_9/message_1.json`]: channel,
      [`${root}/broadcast/pottery_9/message_2.json`]: channel,
    });
    expect(report).toMatchObject({ conversations: 2, skipped: [] });
    expect(report.platforms[0]?.business).toMatchObject({ name: 'tern', because: 'everywhere' });
    expect(report.left_out).toEqual([
      { file: expect.stringContaining('pottery_9/message_1.json'), reason: expect.any(String) },
    ]);
    expect(conversations.flatMap(texts)).not.toContain('new glaze');
  });
});

describe('what an operating system leaves', () => {
  it('is let be', async () => {
    const { report } = await imported({
      ...ada,
      'messages/inbox/ada_1/._message_1.json': 'Mac OS X',
      '__MACOSX/messages/inbox/ada_1/._message_1.json': 'Mac OS X',
      '__MACOSX/messages/inbox/bo_1/message_1.json': 'Mac OS X',
      'messages/inbox/.DS_Store': '\0Bud1',
      'messages/inbox/ada_1/Thumbs.db': 'x',
    });
    expect(report).toMatchObject({ conversations: 1, messages: 1, skipped: [] });
  });
});

describe('encodings', () => {
  const text = JSON.stringify(
    fb(
      ['Ada', SHOP],
      [
        ['Ada', 'Grüße 🌸'],
        ['Ada', 'plain'],
      ],
    ),
  );

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16', Buffer.from(text, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['the same without a mark', Buffer.from(text, 'utf16le').swap16()],
  ])('%s is read', async (_, bytes) => {
    const { report, conversations } = await imported({
      'messages/inbox/a_1/message_1.json': bytes,
    });
    expect(report.skipped).toEqual([]);
    expect(conversations.map(texts)).toEqual([['Grüße 🌸', 'plain']]);
  });

  it('names a message of which the letters cannot be told, and reads the others', async () => {
    const latin1 = Buffer.from(text.replace(' 🌸', ''), 'latin1');
    const { report, conversations } = await imported({
      'messages/inbox/a_1/message_1.json': latin1,
    });
    expect(conversations.map(texts)).toEqual([['plain']]);
    expect(report.skipped.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^message 2: it is not in UTF-8.*save it as UTF-8$/),
    ]);
  });

  it('names a file of which the people’s names cannot be told', async () => {
    const file = JSON.stringify(fb(['Zoë', SHOP], [[SHOP, 'plain']]));
    const { report } = await imported({
      ...ada,
      'messages/inbox/z_1/message_1.json': Buffer.from(file, 'latin1'),
    });
    expect(report).toMatchObject({ conversations: 1, skipped: [{ reason: expect.any(String) }] });
  });
});

it('a text of the encrypted download that was cut within a character is good up to there', async () => {
  const text = JSON.stringify(
    e2ee(
      ['Ada', SHOP],
      [
        ['Ada', 'größte 🌸'],
        ['Ada', 'ganz 🌸'],
      ],
    ),
  );
  const bytes = Buffer.from(text);
  const end = bytes.indexOf('🌸"') + 2;
  const cut = Buffer.concat([bytes.subarray(0, end), bytes.subarray(bytes.indexOf('"', end))]);
  const { report, conversations } = await imported({ 'messages/Ada_1.json': cut });
  expect(report.skipped).toEqual([]);
  expect(conversations.map(texts)).toEqual([['größte \uFFFD', 'ganz 🌸']]);
});

describe('a control character', () => {
  it.each(['\x01', '\n', '\t', '\x1f'])('in a message is read: %j', async (character) => {
    const file = JSON.stringify(
      fb(
        ['Ada', SHOP],
        [
          ['Ada', 'one'],
          ['Ada', 'two#'],
          ['Ada', 'six'],
        ],
      ),
    );
    const { report, conversations } = await imported({
      'messages/inbox/a_1/message_1.json': file.replace('#', character),
    });
    expect(report.skipped).toEqual([]);
    expect(conversations.map(texts)).toEqual([['one', `two${character}`, 'six']]);
  });

  it('in a name is read', async () => {
    const file = JSON.stringify(fb(['Ada#', SHOP], [[SHOP, 'one']]));
    const { report } = await imported({
      'messages/inbox/a_1/message_1.json': file.replaceAll('#', '\x02'),
    });
    expect(report).toMatchObject({ conversations: 1, skipped: [] });
  });

  it('after a backslash is no JSON: that message is named, and the others are in', async () => {
    const file = JSON.stringify(
      fb(
        ['Ada', SHOP],
        [
          ['Ada', 'one'],
          ['Ada', 'two#'],
        ],
      ),
    );
    const { report, conversations } = await imported({
      'messages/inbox/a_1/message_1.json': file.replace('#', '\\\x01'),
    });
    expect(conversations.map(texts)).toEqual([['one']]);
    expect(report.skipped.map(({ reason }) => reason)).toEqual(['message 1: it is not JSON']);
  });
});

describe('a text that was cut within a character', () => {
  const cut = (text: string, bytes = 1): string => mojibake(text).slice(0, -bytes);

  it.each([
    [cut('größte Freude 🌸', 2), 'größte Freude \uFFFD'],
    [cut('größte Freude 🌸', 3), 'größte Freude \uFFFD'],
    [`${cut('Café am Fluß – offen ☕', 2)}...`, 'Café am Fluß – offen \uFFFD...'],
    [`${cut('Café ☕')}${mojibake('…')}`, 'Café \uFFFD…'],
    [`${cut('Café ☕')}…`, 'Café \uFFFD…'],
    [cut('Hello 🌸', 1), 'Hello \uFFFD'],
    [`${cut('größer ☕')}${cut('🌸', 2)}`, 'größer \uFFFD\uFFFD'],
    ['Pão de maçã', 'Pão de maçã'],
    ['MAÇÃ', 'MAÇÃ'],
    ['voilâ\u00a0', 'voilâ\u00a0'],
    ['“cafÃ©”', '“cafÃ©”'],
  ])('is good up to there: %j', async (written, text) => {
    const { conversations } = await imported({
      'messages/inbox/a_1/message_1.json': fb(['Ada', SHOP], [['Ada', written]]),
    });
    expect(conversations.map(texts)).toEqual([[text]]);
  });
});

describe('media', () => {
  const at = 'messages/inbox/ada_1';
  const naming = (uri: string) => ({
    [`${at}/message_1.json`]: fb(['Ada', SHOP], [['Ada', '', { photos: [{ uri }] }]]),
  });

  it.each([
    ['in another format', `${at}/photos/shelf.jpg`, 'shelf.png'],
    ['by their name alone', 'shelf.png', 'shelf.png'],
    ['by their name alone, in another format', 'shelf.jpg', 'shelf.png'],
  ])('are found that lie there %s', async (_, uri, name) => {
    const { report } = await imported({ ...naming(uri), [`${at}/photos/${name}`]: 'bytes' });
    expect(report).toMatchObject({ media: 1, missing_media: [] });
  });

  it('are not taken for others of the same name', async () => {
    const { report } = await imported({
      ...naming(`${at}/photos/shelf.jpg`),
      [`${at}/photos/shelf.txt`]: 'bytes',
      'messages/inbox/bo_2/photos/shelf.jpg': 'bytes',
    });
    expect(report).toMatchObject({ media: 0, missing_media: [{ reason: expect.any(String) }] });
  });
});

describe('what may hold conversations and is not opened is named:', () => {
  it.each([
    ['facebook-2.zip.crdownload', /not finished/],
    ['messages/inbox/bo_2/message_1.json.part', /not finished/],
    ['messages/inbox/bo_2/.message_1.json.icloud', /not on this machine/],
    ['facebook-2.tgz', /unpack it/],
    ['my.shop_20200316.zip.part', /not finished/],
    ['messages.7z', /unpack it/],
    ['facebook-2.7z', /unpack it/],
    ['facebook-2.zip.001', /unpack it/],
    ['messages/inbox/bo_2/message_1.json.gz', /unpack it/],
  ])('%s', async (path, reason) => {
    const { report } = await imported({ ...ada, [path]: 'bytes' });
    expect(report.conversations).toBe(1);
    expect(report.skipped).toEqual([
      { file: expect.stringMatching(/[^/]$/), reason: expect.stringMatching(reason) },
    ]);
    expect(report.skipped[0]?.file.endsWith(path)).toBe(true);
  });

  it('but for what was sent, or is called like nothing of Meta’s', async () => {
    const { report } = await imported({
      ...ada,
      'messages/inbox/ada_1/files/facebook-1.tgz': 'bytes',
      'node-v26.tar.gz': 'bytes',
      'holidays.zip.part': 'bytes',
    });
    expect(report.skipped).toEqual([]);
  });

  it('people without messages, in a folder of any name', async () => {
    const strange = { participants: ['Bo', SHOP], threadName: 'Bo', entries: [{ text: 'hi' }] };
    const { report } = await imported({ ...ada, 'data/Bo_1.json': strange });
    expect(report).toMatchObject({ conversations: 1, skipped: [{ reason: expect.any(String) }] });
    const flat = await imported({ ...ada, 'messages/Bo_1.json': strange });
    expect(flat.report.skipped).toHaveLength(1);
  });

  it('messages of which none can be read', async () => {
    const { report } = await imported({
      ...ada,
      'messages/inbox/bo_2/message_1.json': { messages: [{ sender_name: 'Bo', content: 'hi' }] },
      'messages/inbox/cy_3/message_1.json': { messages: [] },
    });
    expect(report.skipped.map(({ reason }) => reason)).toEqual(['message 1: it has no time']);
  });
});

it('asks for files that lack among those that are numbered, and brings in the others', async () => {
  const at = 'messages/inbox/bo_2';
  const file = (text: string, second: number) => fb(['Bo', SHOP], [['Bo', text, {}, second]]);
  const { report } = await imported({
    ...ada,
    [`${at}/message_2.json`]: file('two', 20),
    [`${at}/message_10.json`]: file('ten', 10),
    'your_facebook_activity/groups/your_group_messages/617.json': file('group', 30),
  });
  expect(report).toMatchObject({ messages: 4, skipped: [] });
  expect(report.gaps).toEqual([
    {
      file: expect.stringContaining(at),
      reason:
        'message_1.json, message_3.json, message_4.json and 5 more are not beside it: are they in a part of the download that was not given?',
    },
  ]);
});

it('takes each folder of a thread that is given by itself for a thread of its own', async () => {
  await using it = await archiveWorld();
  const folders = await Promise.all(
    ['Ada', 'Bo'].map((name) =>
      it.save(
        { 'message_1.json': fb([name, SHOP], [[name, 'hi']]) },
        `${name.toLowerCase()}_${name.length}`,
      ),
    ),
  );
  expect(await it.load(folders)).toMatchObject({ conversations: 2, messages: 2, skipped: [] });
});

it('knows threads of 2018 by their folders, wherever those were put', async () => {
  const { report, conversations } = await imported({
    'backup/ada/message.json': fb(['Ada', SHOP], [['Ada', 'one']]),
    'backup/bo/message.json': fb(['Bo', SHOP], [['Bo', 'two', {}, 5]]),
  });
  expect(report).toMatchObject({ conversations: 2, skipped: [] });
  expect(conversations.map(names)).toContainEqual(['Bo', SHOP]);
});

it('takes names as texts in the ordinary download for no encrypted one', async () => {
  const { conversations } = await imported({
    'messages/inbox/ada_1/message.json': {
      participants: ['Ada', SHOP],
      messages: [{ sender_name: 'Ada', timestamp: 1_524_558_089, content: 'hi' }],
    },
    'messages/inbox/ada_1/message_2.json': fb(['Ada', SHOP], [['Ada', 'later']]),
  });
  expect(conversations.map(texts)).toEqual([['hi', 'later']]);
});
