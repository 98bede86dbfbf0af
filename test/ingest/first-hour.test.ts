import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { convograph } from '../cli/run.ts';
import { jpeg } from '../media/pictures.ts';
import type { Json } from '../support/world.ts';
import { fb, mojibake } from './support/threads.ts';
import { filesBelow, zipTexts } from './support/zips.ts';

/** The owner of the download, and the own shop, to which she once wrote. */
const OWNER = 'Zoë Lind';
const SHOP = 'Lind Pots';

const ROOT = 'your_facebook_activity/messages';
const PHOTO = `${ROOT}/inbox/adaquill_1/photos/mug.jpg`;

/** What was written, by thread: who, and what. */
const WRITTEN: Readonly<Record<string, readonly (readonly [string, string, object?])[]>> = {
  'inbox/adaquill_1': [
    ['Ada Quill', 'Is the green mug back?', { photos: [{ uri: PHOTO }] }],
    [OWNER, 'On Friday – I’ll keep one for you 🍵'],
    ['Ada Quill', 'Lovely!'],
  ],
  'inbox/linaandbo_2': [
    ['Bo Reyes', 'We would like twelve bowls.'],
    ['Lina Sørby', 'Thirteen.'],
    [OWNER, 'Thirteen it is.'],
  ],
  'archived_threads/lindpots_3': [
    [OWNER, 'Testing, does my shop get this?'],
    [SHOP, 'Thank you for your message. We answer within a day.'],
    [OWNER, 'It does.'],
  ],
  'filtered_threads/nn_4': [['Win Big', 'Your Page will be closed. Click here.']],
};

/** One entry of a zip: text as Meta writes it. */
const fileOf = (thread: string): readonly [string, string] => {
  const said = WRITTEN[thread] ?? [];
  const people = [...new Set([...said.map(([name]) => name), OWNER])];
  const written = said.map(
    ([name, text, more]) => [mojibake(name), mojibake(text), more ?? {}] as const,
  );
  const file = fb(people.map(mojibake), written);
  return [`${ROOT}/${thread}/message_1.json`, JSON.stringify(file)];
};

let folder = '';
let zips: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'first-hour-'));
  const [ada, bo, shop, spam] = Object.keys(WRITTEN).map(fileOf);
  const profile = { profile_v2: { name: { full_name: mojibake(OWNER) } } };
  const at = (name: string) => join(folder, `facebook-zoelind-2026-01-10-${name}.zip`);
  zips = [
    await zipTexts(
      {
        'personal_information/profile_information/profile_information.json':
          JSON.stringify(profile),
        ...Object.fromEntries([ada, bo].filter((one) => one !== undefined)),
        [`${ROOT}/autofill_information.json`]: '{"autofill_information_v2":{}}',
      },
      at('1'),
    ),
    await zipTexts(
      {
        ...Object.fromEntries([shop, spam].filter((one) => one !== undefined)),
        [PHOTO]: jpeg(1600, 1200),
      },
      at('2'),
    ),
  ];
});
afterAll(() => rm(folder, { recursive: true }));

it('comes from the zips of an owner who once wrote to the own shop to a correct export in three commands', async () => {
  const [data, out] = [join(folder, 'store'), join(folder, 'out')];
  const page = ['--page', SHOP, '--data', data];

  // As anybody would type it first: it says what is not clear, and writes nothing.
  const first = await convograph(['import', ...zips, '--create', ...page]);
  expect(first).toMatchObject({ code: 2, stdout: '' });
  expect(first.stderr).toBe(
    `"${SHOP}" takes part in 1 of 4 threads of the archive, and "${OWNER}" in 4: say who the business is, with --me "${OWNER}" or --me "${SHOP}".\n`,
  );
  expect(existsSync(data)).toBe(false);

  const second = await convograph(['import', ...zips, '--create', ...page, '--me', OWNER]);
  expect(second).toMatchObject({ code: 0, stderr: '' });
  expect(second.stdout).toContain(`"${OWNER}" is the business: in 4 of 4 threads.`);
  expect(second.stdout).toMatch(
    /^conversations +4 +4 +0\nmessages +10 +10 +0\npeople +5\nmedia +1$/m,
  );

  const third = await convograph(['export', '--to', out, ...page]);
  expect(third.code).toBe(0);
  expect(third.stdout).toMatch(/^conversations +4\nmessages +10\nmedia +1$/m);

  // Everything is there, each message on the side of who wrote it: the shop where the owner did.
  const found = new Map<string, unknown[]>();
  for (const path of (await filesBelow(out)).filter((each) => /message_\d+\.json$/.test(each))) {
    const { messages } = JSON.parse(readFileSync(join(out, path), 'utf8')) as Json;
    const said = messages.map((m: Json) => [m.sender_name, m.content].map(unmangled)).reverse();
    found.set(path.split('/').slice(-3, -1).join('/'), said);
  }
  const asShop = (name: string): string =>
    name === OWNER ? SHOP : name === SHOP ? `${SHOP} (2)` : name;
  const wanted = Object.values(WRITTEN).map((said) =>
    said.map(([name, text]) => [asShop(name), text]),
  );
  expect([...found.values()].sort()).toEqual(wanted.sort());
  const photos = (await filesBelow(out)).filter((path) => path.endsWith('.jpg'));
  expect(photos).toHaveLength(1);
  expect(readFileSync(join(out, photos[0] ?? ''))).toEqual(jpeg(1600, 1200));
  expect((await readdir(folder)).sort()).toEqual([
    ...zips.map((zip) => zip.slice(folder.length + 1)),
    'out',
    'store',
  ]);
});

const unmangled = (text: string): string => Buffer.from(text, 'latin1').toString();
