import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPage } from '../../src/admin/pages.ts';
import { importPaths } from '../../src/ingest/import.ts';
import { carriedOut, convograph, endingOf, inHouse, serving } from '../cli/run.ts';
import { builtProgram } from '../support/program.ts';
import { fb, T } from './support/threads.ts';

let folder = '';

const save = async (path: string, content: object | string): Promise<void> => {
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, typeof content === 'string' ? content : JSON.stringify(content));
};
const load = async (...args: string[]) =>
  carriedOut(['import', ...args, '--page', 'Kiln', '--data', await storeOfKiln()]);
/** Directory of a new store with one Page. */
const storeOfKiln = async (): Promise<string> => {
  const data = await mkdtemp(join(folder, 'store-'));
  await inHouse(data, (house) => createPage(house, { name: 'Kiln' }));
  return data;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-command-'));
  const said = [
    ['Ada', 'Hello'],
    ['Kiln', 'Hi'],
  ] as const;
  await save('good/messages/inbox/ada_1/message_1.json', fb(['Ada', 'Kiln'], said));
  await save('mixed/messages/inbox/ada_1/message_1.json', fb(['Ada', 'Kiln'], said));
  await save('mixed/messages/inbox/bo_2/message_1.json', '{"participants":[');
  const photo = { photos: [{ uri: 'a.jpg' }] };
  await save('lacking/messages/inbox/a_1/message_1.json', fb(['A', 'Kiln'], [['A', 'x', photo]]));
  await save('others/messages/inbox/x_3/message_1.json', fb(['Ada', 'Bo'], [['Ada', 'x']]));
  await save('pages/messages/inbox/x_3/message_1.html', '<html></html>');
});
afterAll(() => rm(folder, { recursive: true }));

it('says in a dry run what it would do, then does it, with 0 and a table', async () => {
  const data = await storeOfKiln();
  const args = ['import', join(folder, 'good'), '--page', 'Kiln', '--data', data];
  const dry = await convograph([...args, '--dry-run']);
  expect(dry.code).toBe(0);
  expect(dry.stdout).toMatch(
    /^conversations +1 +1 +0\nmessages +2 +2 +0\npeople +1\nmedia +0\nAll of 2023-11-14 \(UTC\)\.\n"Kiln" is the business: in 1 of 1 thread\.\n.*\n\nsection/m,
  );
  expect(dry.stdout).toMatch(/\nNothing was written: this was a dry run\.\n$/);
  const { code, stdout } = await convograph(args);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^conversations +1 +1 +0\nmessages +2 +2 +0\npeople +1\nmedia +0$/m);
});

it('ends with 3 when something was skipped, and prints these keys alone', async () => {
  const { code, stdout } = await load(join(folder, 'mixed'), '--json');
  expect(code).toBe(3);
  const { platforms, ...report } = JSON.parse(stdout);
  expect(platforms).toEqual([
    {
      platform: 'MESSENGER',
      business: { name: 'Kiln', threads: 1, of: 1, because: 'page', equals: ['Ada'] },
      ...{ conversations: 1, new_conversations: 1, messages: 2, new_messages: 2, people: 1 },
      ...{ media: 0, media_missing: 0 },
      media_kinds: { image: 0, video: 0, audio: 0, file: 0, sticker: 0 },
      first_message: '2023-11-14T22:13:20.000Z',
      last_message: '2023-11-14T22:13:21.000Z',
      sections: [
        {
          ...{ section: 'inbox', threads: 1, messages: 2, people: 1 },
          ...{ media: 0, media_missing: 0 },
        },
      ],
      years: [{ year: 2023, messages: 2 }],
    },
  ]);
  expect(report).toEqual({
    conversations: 1,
    messages: 2,
    media: 0,
    new_conversations: 1,
    new_messages: 2,
    missing_media: [],
    skipped: [
      { file: join(folder, 'mixed/messages/inbox/bo_2/message_1.json'), reason: 'it breaks off' },
    ],
    left_out: [],
    gaps: [],
    counted_once: [],
    joined: [],
    joined_more: 0,
    parted: [],
  });
});

it.each([
  ['lacking', [], 0],
  ['lacking', ['--strict'], 3],
  ['mixed', ['--strict'], 3],
  ['good', ['--strict'], 0],
])('%s %j ends with %i', async (name, flags, code) => {
  const run = await load(join(folder, name), ...flags);
  expect(run.code).toBe(code);
  expect(run.stdout).toMatch(/^conversations +1 +1 +0$/m);
  if (name !== 'lacking') return;
  expect(run.stderr).toMatch(
    /^Warning: 1 medium is missing; .*\na.jpg: it is not in the archive \(a message of .*\)\n$/,
  );
});

it('lists media that are missing apart from what is not in', async () => {
  const { stdout } = await load(join(folder, 'lacking'), '--json');
  const missing = [{ file: 'a.jpg', reason: expect.stringMatching(/^it is not in the archive/) }];
  expect(JSON.parse(stdout)).toMatchObject({
    new_messages: 1,
    missing_media: missing,
    skipped: [],
  });
});

it('ends with 1 and a sentence for a file that is neither download nor dialogues', async () => {
  await save('other/table.csv', 'time,text\n1,x\n');
  const { code, stderr } = await load(join(folder, 'other/table.csv'));
  expect(code).toBe(1);
  expect(stderr).toMatch(/^[^\n]*table\.csv: it is neither [^\n]*\n$/);
});

it('ends with 1 for HTML, and says which download to choose', async () => {
  const { code, stderr } = await load(join(folder, 'pages'));
  expect(code).toBe(1);
  expect(stderr).toContain('ask Meta for the same in the format JSON');
});

it('ends with 2 and the names when nobody fits', async () => {
  const args = ['import', join(folder, 'others'), '--page', 'Kiln', '--data', await storeOfKiln()];
  const { code, stdout, stderr } = await carriedOut(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^It is not clear [^\n]*--me, as one of "Ada", "Bo"\.\n$/);
});

it('explains which threads are one', async () => {
  const data = await storeOfKiln();
  const path = (name: string) => `${name}/messages/inbox/${name}_7/message_1.json`;
  const said = [['Ada', 'Hello']] as const;
  await save(path('club'), { ...fb(['Ada', 'Bo', 'Kiln'], said), title: 'Club' });
  await save(path('theclub'), { ...fb(['Ada', 'Bo', 'Kiln'], said), title: 'The club' });
  const args = ['--page', 'Kiln', '--data', data];
  await convograph(['import', join(folder, 'club'), ...args]);
  const later = join(folder, 'theclub');
  const dry = await convograph(['import', later, '--dry-run', ...args]);
  const plain = await convograph(['import', later, ...args]);
  expect(dry.stdout).toMatch(/^club_7 +theclub_7 +same number and people +t_\d+$/m);
  expect(plain.stdout).toContain('1 thread is one conversation with another: --explain-merge');
  const again = await convograph(['import', later, '--explain-merge', ...args]);
  expect(again.stdout).toContain('No threads were joined.');
});

it('merges and splits conversations by hand', async () => {
  const data = await storeOfKiln();
  await save('two/messages/inbox/ada_1/message_1.json', fb(['Ada', 'Kiln'], [['Ada', 'one']]));
  await save('two/messages/inbox/bo_2/message_1.json', fb(['Bo', 'Kiln'], [['Bo', 'two']]));
  await convograph(['import', join(folder, 'two'), '--page', 'Kiln', '--data', data]);
  const ids = await inHouse(data, async ({ store }) => {
    const [page] = await store.directory.pages.after(0, 1);
    const rows = await store.page(page?.no ?? 0).history.conversations(0, 10);
    return rows.map(({ id }) => id);
  });
  const on = (...words: string[]) => convograph(['conversation', ...words, '--data', data]);
  const { code, stdout } = await on('merge', ...ids, '--json');
  expect([code, ids.includes(JSON.parse(stdout).id)]).toEqual([0, true]);
  const split = await on('split', ids[0] ?? '');
  expect(split.stdout).toContain('There are 2 conversations now:');
  for (const id of ids) expect(split.stdout).toContain(id);
  const refused = await on('split', ids[0] ?? '');
  expect([refused.code, refused.stderr]).toEqual([
    1,
    'Nothing was split: it holds one thread of one download, and cannot be told apart.\n',
  ]);
});

it('goes on where it was killed', async () => {
  const threads = 60;
  for (let i = 0; i < threads; i++) {
    const said = Array.from({ length: 400 }, (_, n) => ['Ada', `message ${n}`] as const);
    await save(`many/messages/inbox/t_${i}/message_1.json`, fb(['Ada', 'Kiln'], said));
  }
  const killed = await storeOfKiln();
  const args = ['import', join(folder, 'many'), '--page', 'Kiln', '--data', killed];
  const child = spawn(process.execPath, [await builtProgram(), ...args], { stdio: 'ignore' });
  const exited = once(child, 'exit');
  const before = await firstCommit(join(killed, 'convograph.db'), () => child.exitCode === null);
  child.kill('SIGKILL');
  await exited;
  expect(before).toBeGreaterThan(0);
  const report = await inHouse(killed, async (house) => {
    const [page] = await house.store.directory.pages.after(0, 100);
    if (!page) throw new Error('no Page');
    const count = async () => (await house.store.page(page.no).imports.threads()).length;
    const left = await count();
    const found = await importPaths(house, { page, paths: [join(folder, 'many')] });
    expect(found.new_conversations).toBe(threads - left);
    const again = await importPaths(house, { page, paths: [join(folder, 'many')] });
    expect(again).toMatchObject({ messages: threads * 400, new_messages: 0 });
    const reader = house.store.page(page.no);
    for (const { conversation } of await reader.imports.threads()) {
      const row = await reader.conversations.byNo(conversation);
      expect(row).toMatchObject({ messageCount: 400, updated: T + 399_000 });
    }
    return found;
  });
  expect(report).toMatchObject({ conversations: threads, messages: threads * 400, skipped: [] });
});

/** Waits until something of an import is on the disk; gives how many threads. */
async function firstCommit(file: string, isRunning: () => boolean): Promise<number> {
  while (!existsSync(file)) await new Promise(setImmediate);
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    for (;;) {
      const row = database.prepare('select count(*) as n from imported_thread').get();
      if (Number(row?.n) > 0 || !isRunning()) return Number(row?.n);
      await new Promise(setImmediate);
    }
  } finally {
    database.close();
  }
}

it('makes the Page when asked, and prints how to read it', async () => {
  const made = join(folder, 'made');
  const args = ['import', join(folder, 'good'), '--page', 'Kiln', '--data', made];
  expect((await endingOf(args)).code).toBe(2);
  const { code, stdout } = await convograph([...args, '--create']);
  expect(code).toBe(0);
  const [, url = ''] = /curl "([^"]+)"/.exec(stdout) ?? [];
  const server = await serving(['serve', '--data', made, '--port', '0']);
  const answer = await fetch(url.replace(/^[^/]+\/\/[^/]+/, server.ready.url ?? ''));
  expect(await answer.json()).toMatchObject({
    data: [{ messages: { data: [{ message: 'Hi' }, { message: 'Hello' }] } }],
  });
});
