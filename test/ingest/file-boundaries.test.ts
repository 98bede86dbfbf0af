import { join } from 'node:path';
import { expect, it } from 'vitest';
import { archiveWorld } from './support/archive-world.ts';
import { e2ee, fb } from './support/threads.ts';
import { zipTexts } from './support/zips.ts';

const SHOP = 'Corner Shop';
const INBOX = 'messages/inbox/ada_1';

/** Texts of Ada by the second they were sent in. */
const thread = (...said: readonly (readonly [text: string, second: number])[]) =>
  fb(
    ['Ada', SHOP],
    said.map(([text, second]) => ['Ada', text, {}, second] as const),
  );

/** Two files that meet in second 5, with an equal message each. */
const OLDER = thread(['first', 1], ['ping', 5]);
const NEWER = thread(['ping', 5], ['pong', 5], ['last', 9]);
const BOTH = { [`${INBOX}/message_2.json`]: OLDER, [`${INBOX}/message_1.json`]: NEWER };
const ALL = ['first', 'ping', 'ping', 'pong', 'last'];

type It = Awaited<ReturnType<typeof archiveWorld>>;

async function texts(it: It): Promise<string[]> {
  const [conversation] = await it.conversations();
  return conversation.messages.map(({ message }: { message: string }) => message);
}

it('tells equal messages on either side of a boundary of files apart, also the second time', async () => {
  await using it = await archiveWorld();
  const folder = await it.save(BOTH);
  expect(await it.load(folder)).toMatchObject({ new_messages: 5, counted_once: [] });
  expect(await texts(it)).toEqual(ALL);
  expect(await it.load(folder)).toMatchObject({ messages: 5, new_messages: 0, counted_once: [] });
  expect(await texts(it)).toEqual(ALL);
});

it('also where the files are in two zips of one download', async () => {
  await using it = await archiveWorld();
  const parts = await Promise.all(
    Object.entries(BOTH).map(([path, file], i) =>
      zipTexts({ [path]: JSON.stringify(file) }, join(it.folder, `${i}.zip`)),
    ),
  );
  await it.load(parts);
  expect(await texts(it)).toEqual(ALL);
});

it.each([
  ['the newer after the older', [OLDER, NEWER], 'begins'],
  ['the older after the newer', [NEWER, OLDER], 'ends'],
])('counts them once in imports of their own, says so, and mends it: %s', async (_, order, how) => {
  await using it = await archiveWorld();
  const imports = [];
  for (const file of order) {
    const path = `${INBOX}/message_${file === OLDER ? 2 : 1}.json`;
    imports.push(await it.load(await it.save({ [path]: file }), { me: SHOP }));
  }
  expect(imports[0]).toMatchObject({ counted_once: [] });
  expect(imports[1]?.counted_once).toHaveLength(1);
  expect(imports[1]?.counted_once[0]?.reason).toMatch(
    new RegExp(`^it ${how} at 2023-11-14T22:13:25.000Z, .*give both files in one import`),
  );
  expect((await texts(it)).sort()).toEqual(['first', 'last', 'ping', 'pong']);
  await it.load(await it.save(BOTH));
  expect((await texts(it)).sort()).toEqual([...ALL].sort());
});

it('takes two downloads that are given at once for two, wherever they are cut', async () => {
  await using it = await archiveWorld();
  const newer = {
    [`${INBOX}/message_2.json`]: thread(['first', 1], ['ping', 5], ['ping', 5], ['pong', 5]),
    [`${INBOX}/message_1.json`]: thread(['last', 9], ['more', 12]),
  };
  await it.load([await it.save(BOTH), await it.save(newer)]);
  expect(await texts(it)).toEqual([...ALL, 'more']);
});

it('says nothing of a newer download that begins where the thread does', async () => {
  await using it = await archiveWorld();
  const path = `${INBOX}/message_1.json`;
  await it.load(await it.save({ [path]: thread(['hi', 1]) }), { me: SHOP });
  const report = await it.load(await it.save({ [path]: thread(['hi', 1], ['you', 2]) }), {
    me: SHOP,
  });
  expect(report).toMatchObject({ new_messages: 1, counted_once: [] });
});

it('says nothing of an encrypted thread that begins with the last message of the one before it', async () => {
  const before = { 'messages/e2ee_cutover/ada_1/message_1.json': thread(['hi', 1], ['you', 5]) };
  const after = {
    'messages/Ada_3.json': e2ee(
      ['Ada', SHOP],
      [
        ['Ada', 'you', {}, 5],
        ['Ada', 'bye', {}, 9],
      ],
    ),
  };
  for (const order of [
    [before, after],
    [after, before],
  ]) {
    await using it = await archiveWorld();
    for (const files of order) {
      expect(await it.load(await it.save(files), { me: SHOP })).toMatchObject({ counted_once: [] });
    }
    expect(await texts(it)).toEqual(['hi', 'you', 'bye']);
  }
});
