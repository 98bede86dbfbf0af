import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { archiveWorld } from './support/archive-world.ts';
import { fb } from './support/threads.ts';
import { type Entry, zipOf, zipTexts } from './support/zips.ts';

const SHOP = 'Corner Shop';
const PATH = 'messages/inbox/ada_1/message_1.json';
const thread = JSON.stringify(fb(['Ada', SHOP], [['Ada', 'Hello']]));

it('merges parts into one tree: a thread in one, its media in the other', async () => {
  await using it = await archiveWorld();
  const photo = { photos: [{ uri: 'your_facebook_activity/messages/inbox/ada_1/photos/a.jpg' }] };
  const parts = [
    await zipTexts(
      {
        [`your_facebook_activity/${PATH}`]: JSON.stringify(
          fb(['Ada', SHOP], [['Ada', 'Look', photo]]),
        ),
      },
      join(it.folder, 'facebook-1.zip'),
    ),
    await zipTexts(
      { 'your_facebook_activity/messages/inbox/ada_1/photos/a.jpg': 'a picture' },
      join(it.folder, 'facebook-2.zip'),
    ),
  ];
  expect(await it.load(parts)).toMatchObject({ conversations: 1, media: 1, skipped: [] });
  expect(await it.load(parts.reverse())).toMatchObject({ media: 1, new_messages: 0, skipped: [] });
});

it('takes a folder that holds the parts as they came', async () => {
  await using it = await archiveWorld();
  const folder = await it.save({ 'read me.txt': '' });
  await zipTexts({ [PATH]: thread }, join(folder, 'facebook-1.zip'));
  expect(await it.load(folder)).toMatchObject({ conversations: 1, skipped: [] });
});

it('takes the parts wherever in the folder they lie, beside whatever else', async () => {
  await using it = await archiveWorld();
  const folder = await it.save({ 'notes.json': {}, 'index.html': '', '2024/a.json': {} });
  await zipTexts({ [PATH]: thread }, join(folder, '2024', 'facebook-1.zip'));
  expect(await it.load(folder)).toMatchObject({ conversations: 1, messages: 1, skipped: [] });
});

it('takes the parts that are still packed beside those that were unpacked, and names a broken one', async () => {
  await using it = await archiveWorld();
  const folder = await it.save({ [PATH]: thread });
  const bo = JSON.stringify(fb(['Bo', SHOP], [['Bo', 'Hi']]));
  await zipTexts(
    { [PATH]: thread, 'messages/inbox/bo_2/message_1.json': bo },
    join(folder, '1.zip'),
  );
  await writeFile(join(folder, '2.zip'), 'half a downl');
  const report = await it.load(folder);
  expect(report).toMatchObject({ conversations: 2, messages: 2 });
  expect(report.skipped).toEqual([
    { file: join(folder, '2.zip'), reason: expect.stringMatching(/^it is no whole zip/) },
  ]);
});

it('names a zip within a zip, and lets one be that was sent in a message', async () => {
  await using it = await archiveWorld();
  const inner = await readFile(await zipTexts({ [PATH]: thread }, join(it.folder, 'inner.zip')));
  const sent = 'messages/inbox/bo_2/files/sent.zip';
  const outer = await zipTexts(
    {
      'Downloads/facebook.zip': inner,
      'messages/inbox/bo_2/message_1.json': JSON.stringify(fb(['Bo', SHOP], [['Bo', 'Hi']])),
      [sent]: inner,
    },
    join(it.folder, 'outer.zip'),
  );
  const report = await it.load(outer);
  expect(report).toMatchObject({ conversations: 1, messages: 1 });
  expect(report.skipped).toEqual([
    {
      file: `${outer}/Downloads/facebook.zip`,
      reason: expect.stringContaining('unpack the outer one and give facebook.zip by itself'),
    },
  ]);
  const folder = await it.save({
    'messages/inbox/cy_3/message_1.json': fb(['Cy', SHOP], [['Cy', 'Hi']]),
    'messages/inbox/cy_3/files/sent.zip': inner,
  });
  expect(await it.load(folder)).toMatchObject({ conversations: 1, skipped: [] });
});

const LINK = 0o120777 * 0x10000;

it.each<[string, Entry, string]>([
  [
    'a path above the top',
    { name: '../../evil.json', data: thread },
    'its path leaves the archive',
  ],
  [
    'the same in Windows’ way',
    { name: '..\\evil.json', data: thread },
    'its path leaves the archive',
  ],
  ['an absolute path', { name: '/etc/evil.json', data: thread }, 'its path leaves the archive'],
  ['a path with a drive', { name: 'C:\\evil.json', data: thread }, 'its path leaves the archive'],
  [
    'a link',
    { name: 'messages/inbox/x/message_1.json', data: '/etc/passwd', attributes: LINK },
    'it is a link, and links are not followed',
  ],
  [
    'an encrypted file',
    { name: 'messages/inbox/x/message_1.json', data: thread, flags: 1 },
    'it is encrypted',
  ],
  [
    'a bomb',
    { name: 'messages/inbox/x/message_1.json', data: Buffer.alloc(1_000_000), deflate: true },
    'it unpacks to more than 200 times its size',
  ],
  [
    'a bomb that lies about its size',
    {
      name: 'messages/inbox/x/message_1.json',
      data: Buffer.alloc(1_000_000),
      deflate: true,
      size: 1000,
    },
    'it is not as long as its zip tells',
  ],
  [
    'damaged bytes',
    { name: 'messages/inbox/x/message_1.json', data: thread, crc: 7 },
    'its bytes in the zip are damaged',
  ],
  [
    'an unknown way of packing',
    { name: 'messages/inbox/x/message_1.json', data: thread, method: 14 },
    'it is packed in a way that is not known here',
  ],
])('refuses %s and imports the rest', async (_, entry, reason) => {
  await using it = await archiveWorld();
  const zip = join(it.folder, 'part.zip');
  await writeFile(zip, zipOf([{ name: PATH, data: thread }, entry]));
  const report = await it.load(zip);
  expect(report).toMatchObject({ conversations: 1, new_messages: 1 });
  expect(report.skipped).toEqual([{ file: `${zip}/${entry.name}`, reason }]);
});

it('refuses a zip whose entries lie over one another to unpack beyond measure', async () => {
  await using it = await archiveWorld();
  const zip = join(it.folder, 'part.zip');
  const data = JSON.stringify({ ...fb(['Ada', SHOP], [['Ada', 'x']]), pad: ' '.repeat(30_000) });
  await writeFile(zip, zipOf([{ name: PATH, data, deflate: true }], 500));
  const report = await it.load(zip);
  expect(report.conversations).toBe(0);
  expect(report.skipped).toEqual([
    { file: zip, reason: 'it unpacks to more than 200 times its size' },
  ]);
});

it('takes what is whole of a path that stands there twice', async () => {
  await using it = await archiveWorld();
  const zip = join(it.folder, 'part.zip');
  const other = JSON.stringify(
    fb(
      ['Ada', SHOP],
      [
        ['Ada', 'Hello'],
        ['Ada', 'More'],
      ],
    ),
  );
  await writeFile(
    zip,
    zipOf([
      { name: PATH, data: thread },
      { name: PATH, data: other },
    ]),
  );
  expect(await it.load(zip)).toMatchObject({ conversations: 1, new_messages: 2, skipped: [] });
});

it('reads names without the flag for UTF-8 as UTF-8 where they are', async () => {
  await using it = await archiveWorld();
  const zip = join(it.folder, 'part.zip');
  const named = fb(
    ['Ada', SHOP],
    [['Ada', '', { photos: [{ uri: 'messages/inbox/ada_1/é.jpg' }] }]],
  );
  await writeFile(
    zip,
    zipOf([
      { name: PATH, data: JSON.stringify(named) },
      { name: 'messages/inbox/ada_1/é.jpg', data: 'x', flags: 0 },
    ]),
  );
  expect(await it.load(zip)).toMatchObject({ media: 1, skipped: [] });
});

it.each(['', 'cut off', 'no zip at all'])(
  'says so of a file that is no whole zip: %s',
  async (what) => {
    await using it = await archiveWorld();
    const zip = await zipTexts({ [PATH]: thread }, join(it.folder, 'part.zip'));
    const bytes = await readFile(zip);
    await writeFile(zip, what === 'cut off' ? bytes.subarray(0, -30) : what);
    const report = await it.load(zip);
    expect(report.conversations).toBe(0);
    expect(report.skipped).toEqual([
      { file: zip, reason: expect.stringMatching(/^it is no whole zip/) },
    ]);
  },
);
