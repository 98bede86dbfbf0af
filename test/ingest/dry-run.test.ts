import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { convograph } from '../cli/run.ts';
import { e2ee, fb, T } from './support/threads.ts';

const SHOP = 'Kiln & Clover';
const YEAR = 366 * 24 * 3600;
const root = 'your_facebook_activity/messages';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dry-run-'));
  const photo = (name: string) => ({ photos: [{ uri: `${root}/inbox/ada_1/photos/${name}` }] });
  const files: Record<string, object | string> = {
    [`${root}/inbox/ada_1/message_1.json`]: fb(
      ['Ada', SHOP],
      [
        ['Ada', 'one', photo('mug.jpg')],
        ['Ada', 'two', photo('gone.jpg')],
        [SHOP, 'three', {}, 2 * YEAR],
      ],
    ),
    [`${root}/inbox/ada_1/photos/mug.jpg`]: 'a picture',
    [`${root}/archived_threads/bo_2/message_1.json`]: fb(['Bo', 'Cy', SHOP], [['Bo', 'four']]),
    [`${root}/broadcast/pots_3/message_1.json`]: fb(['Pots Daily'], [['Pots Daily', 'glaze']]),
    'data/Di_1.json': e2ee(['Di', SHOP], [['Di', 'five']]),
  };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    await writeFile(join(folder, path), text);
  }
});
afterAll(() => rm(folder, { recursive: true }));

const look = (...args: string[]) =>
  convograph(['import', folder, '--look', '--data', join(folder, 'none'), ...args]);

it('says without a Page whose it is, and the command that imports it', async () => {
  const { code, stdout } = await look();
  expect([code, stdout.split('\n')]).toEqual([
    0,
    [
      'Messenger: 3 threads, 5 messages, 5 people, 2023-11-14 to 2025-11-15 (UTC).',
      `  "${SHOP}" is the business: in 3 of 3 threads.`,
      `It belongs to the Page "${SHOP}", which is yet to be made.`,
      '',
      'Nothing was written. To import it:',
      `  npx convograph import ${folder} --page '${SHOP}' --create --data ${join(folder, 'none')}`,
      '',
    ],
  ]);
  expect(existsSync(join(folder, 'none'))).toBe(false);
  const { page, platforms } = JSON.parse((await look('--json')).stdout);
  expect(page).toEqual({ name: SHOP, because: 'new' });
  expect(platforms[0].names[0]).toEqual({ name: SHOP, threads: 3 });
});

it('says where it is not clear, and what is no archive', async () => {
  const file = join(folder, `${root}/inbox/ada_1/message_1.json`);
  const one = await convograph(['import', file, '--look', '--data', join(folder, 'none')]);
  expect(one.stdout).toContain('It is not clear who the business is: say it with --me.');
  const none = await convograph([
    'import',
    join(folder, 'no'),
    '--look',
    '--data',
    join(folder, 'none'),
  ]);
  expect([none.code, none.stdout]).toEqual([1, 'There are no conversations in it.\n']);
  const wrong = await convograph(['import', file, '--data', join(folder, 'none')]);
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    expect.stringMatching(/^Say which Page with --page/),
  ]);
});

const inspect = (...flags: string[]) =>
  convograph([
    ...['import', folder, '--page', SHOP, '--create', '--dry-run'],
    ...['--data', join(folder, 'none'), ...flags],
  ]);

it('shows what there is by section and by year, and how sure it is who the business is', async () => {
  const { code, stdout, stderr } = await inspect();
  expect(code).toBe(0);
  expect(stdout.split('\n')).toEqual([
    'Messenger            found         new       known',
    'conversations            3           3           0',
    'messages                 5           5           0',
    'people                   4',
    'media                    1   1 missing',
    '  1 picture',
    `From 2023-11-14 to ${new Date(T + 2 * YEAR * 1000).toISOString().slice(0, 10)} (UTC).`,
    `"${SHOP}" is the business: in 3 of 3 threads.`,
    '',
    'section           threads  messages  people  media  missing',
    'inbox                   1         3       1      1        1',
    'archived_threads        1         1       2      0        0',
    'encrypted               1         1       1      0        0',
    '',
    `2023  4  ${'█'.repeat(40)}`,
    '2024  0',
    `2025  1  ${'█'.repeat(10)}`,
    '',
    'It is the Page’s own name, and nobody else is in as many threads.',
    '1 is left out: it is a broadcast channel, which is no conversation with anybody.',
    'Nothing was written: this was a dry run.',
    '',
  ]);
  expect(stderr).toMatch(/^Warning: 1 medium is missing/);
});

it('tells the same to programs', async () => {
  const { stdout } = await inspect('--json');
  expect(JSON.parse(stdout)).toMatchObject({
    conversations: 3,
    left_out: [{ reason: expect.stringContaining('broadcast channel') }],
    platforms: [
      {
        business: { name: SHOP, because: 'page', equals: [] },
        sections: [
          { section: 'inbox', threads: 1, messages: 3, people: 1, media: 1, media_missing: 1 },
          { section: 'archived_threads', threads: 1, messages: 1, people: 2 },
          { section: 'encrypted', threads: 1, messages: 1, people: 1 },
        ],
        years: [
          { year: 2023, messages: 4 },
          { year: 2025, messages: 1 },
        ],
      },
    ],
  });
});

it('says how sure it is of a name that was given', async () => {
  const { stdout } = await inspect('--me', 'Ada');
  expect(stdout).toContain('\nSure: the name was given.\n');
});
