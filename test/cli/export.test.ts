import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPage } from '../../src/admin/pages.ts';
import { importPaths } from '../../src/ingest/import.ts';
import { carriedOut, convograph, dataDir, endingOf, inHouse, json, printed } from './run.ts';

const data = dataDir();
const folder = join(data, '..');
const out = (name: string) => join(folder, name);
const dialogue = {
  id: 'mugs-1',
  turns: [
    { speaker: 'customer', text: 'Is the green mug back?', t: Date.UTC(2025, 0, 31, 12) },
    { speaker: 'agent', text: 'On Friday.', t: Date.UTC(2025, 1, 1, 12) },
  ],
};

beforeAll(() =>
  inHouse(data, async (house) => {
    const page = await createPage(house, { name: 'Mugs' });
    writeFileSync(out('mugs.jsonl'), JSON.stringify(dialogue));
    await importPaths(house, { page, paths: [out('mugs.jsonl')] });
  }),
);

describe('convograph export', () => {
  it('writes a download that can be imported again', async () => {
    const args = ['--page', 'Mugs', '--to', out('dyi'), '--data', data];
    const { code, stdout } = await convograph(['export', ...args]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^conversations +1\nmessages +2\nmedia +0$/m);
    const elsewhere = ['--page', 'Mugs', '--create', '--data', dataDir()];
    expect(await json('import', out('dyi'), ...elsewhere)).toMatchObject({
      new_conversations: 1,
      new_messages: 2,
      missing_media: [],
      skipped: [],
    });
  });

  it('prints one object with --json', async () => {
    const args = ['--page', 'Mugs', '--to', out('json'), '--data', data];
    expect(await printed('export', ...args)).toEqual({
      ...{ format: 'dyi', conversations: 1, messages: 2, media: 0, lost: [] },
    });
  });

  it.each([
    ['a day', '2025-02-01', 1],
    ['a time', '2025-01-31T12:00:00Z', 2],
    ['a time elsewhere', '2025-01-31T13:30+01:00', 1],
    ['how long ago', '-9000d', 2],
    ['a time to come', '+1h', 0],
    ['epoch seconds', String(Date.UTC(2025, 1, 1, 12) / 1000), 1],
  ])('takes %s', async (_, since, messages) => {
    const args = ['--page', 'Mugs', '--to', out(since), '--since', since, '--data', data];
    expect(await printed('export', ...args)).toMatchObject({ messages });
  });

  it('ends with 2 and a sentence for a folder that holds something else', async () => {
    const args = ['export', '--page', 'Mugs', '--to', folder, '--data', data];
    const { code, stdout, stderr } = await carriedOut(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^".*" holds something else than an export: [^\n]+\.\n$/);
  });

  it.each([
    [['--format', 'pdf'], '--format must be one of dyi, jsonl, csv, html, and is "pdf".'],
    [['--since', '2025-02-30'], expect.stringContaining('and is "2025-02-30".')],
    [['--since', '2025-01-01T25:00'], expect.stringContaining('--since must be a day or time')],
    [['--until', 'now'], expect.stringContaining('--until must be a day or time')],
    [['--since', '-1h', '--until', '-60m'], expect.stringContaining('must be later than --since')],
    [['--since', '1h'], expect.stringContaining('and is "1h".')],
    [['--since', '5', '--until', '5'], '--until must be later than --since, and "5" is not.'],
  ])('refuses %j before it makes anything', async (flags, sentence) => {
    const nowhere = dataDir();
    const args = ['export', '--page', 'Mugs', '--to', out('x'), '--data', nowhere];
    expect(await endingOf([...args, ...flags])).toEqual({ code: 2, sentence });
    expect(readdirSync(join(nowhere, '..'))).toEqual([]);
  });

  it.each([
    [['--page', 'Jugs', '--to', out('x')], expect.stringContaining('There is no Page "Jugs"')],
    [['--page', 'Mugs'], expect.stringContaining('--to')],
    [['--page', 'Mugs', '--to', out('x'), '--person', '1'], expect.stringContaining('has the id')],
  ])('ends with 2 for %j', async (flags, sentence) => {
    expect(await endingOf(['export', '--data', data, ...flags])).toEqual({ code: 2, sentence });
  });

  it('ends with 1 when the folder cannot be made', async () => {
    const args = ['export', '--page', 'Mugs', '--to', out('x'.repeat(300)), '--data', data];
    expect(await endingOf(args)).toEqual({
      code: 1,
      sentence: expect.stringMatching(/^The directory .* cannot be written: .*\.$/),
    });
  });
});
