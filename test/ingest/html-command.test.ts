import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { convograph } from '../cli/run.ts';
import { facebookPage } from './support/pages.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'html-command-'));
  const path = join(folder, 'download/messages/inbox/ada_1/message_1.html');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(
    path,
    facebookPage({
      title: 'Ada',
      messages: [
        { sender: 'Kiln', text: 'Hi', when: '05/03/2021, 10:22' },
        { sender: 'Ada', text: 'Hello', when: '05/03/2021, 10:21' },
      ],
    }),
  );
});
afterAll(() => rm(folder, { recursive: true }));

const args = (...more: string[]): string[] => [
  ...['import', join(folder, 'download'), '--page', 'Kiln', '--create'],
  ...['--data', join(folder, 'data'), ...more],
];

it('asks for the order of a date that does not show it, and takes the answer', async () => {
  const asked = await convograph(args());
  expect(asked.code).toBe(2);
  expect(asked.stderr).toContain(
    'has the date "05/03/2021, 10:22", and it does not show which of its numbers is the day: say it, with --date-order dmy or --date-order mdy.',
  );
  const { code, stdout } = await convograph(
    args('--date-order', 'dmy', '--time-zone', 'Europe/Paris'),
  );
  expect(code).toBe(0);
  expect(stdout).toContain('All of 2021-03-05 (UTC).');
  expect(stdout).toContain('Times of HTML: of Europe/Paris, as --time-zone says.');
});

it.each([
  ['--time-zone', 'Paris', '--time-zone takes a name such as Europe/Paris, and "Paris" is none.'],
  ['--date-order', 'dym', '--date-order must be dmy, mdy, ymd or ydm, and is "dym".'],
  ['--date-language', 'polish!', '--date-language takes a tag such as pl, and "polish!" is none.'],
])('refuses %s %s', async (flag, value, sentence) => {
  const { code, stderr } = await convograph(args(flag, value));
  expect(code).toBe(2);
  expect(stderr).toContain(sentence);
});
