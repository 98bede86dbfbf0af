import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { png } from '../media/pictures.ts';
import { afterFile } from '../support/after-file.ts';
import { dataDir, endingOf, printed } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'convograph-say-'));
afterFile(() => rmSync(folder, { recursive: true }));
const picture = join(folder, 'bowl.png');
writeFileSync(picture, png(4, 3));

const data = dataDir();
await printed('page', 'create', '--name', 'Kiln', '--data', data);
await printed('person', 'create', '--page', 'Kiln', '--name', 'Maya', '--data', data);
const as = ['--page', 'Kiln', '--as', 'Maya', '--data', data];

it('files are sent by their paths, several in one message, a text behind them', async () => {
  const said = await printed('say', 'Look!', '--file', picture, '--file', picture, ...as);
  expect(said).toMatchObject({
    ...{ event: expect.any(Number), message_id: expect.stringMatching(/^m_/) },
    files_message_id: expect.stringMatching(/^m_/),
  });
  const why = await printed('why', String(said.files_message_id), '--page', 'Kiln', '--data', data);
  expect(why.about).toBe('Maya to Kiln: a photo');
});

it('a place, a link and what the API does not show', async () => {
  const about = async (...args: string[]) => {
    const { event } = await printed('say', ...args, ...as);
    return (await printed('why', String(event), '--page', 'Kiln', '--data', data)).about;
  };
  expect(await about('--location', '-33.4,-70.5')).toBe('Maya to Kiln: a location');
  expect(await about('--share', 'https://shop.example/')).toBe('Maya to Kiln: a link');
  expect(await about('--kind', 'unsupported')).toBe('Maya to Kiln: an unsupported message');
});

it.each([
  [['--file', join(folder, 'none.png')], /none\.png is not there/],
  [['--file', folder], /is no file/],
  [[], /<text>, --file, --sticker, --share, --location, --kind/],
  [['hi', '--share-title', 'x'], /--share-title says more of --share/],
])('what cannot be said is refused before a store is opened (%#)', async (args, message) => {
  const { code, sentence } = await endingOf(['say', ...args, ...as]);
  expect(code).not.toBe(0);
  expect(sentence).toMatch(message);
});
