import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createPage } from '../../src/admin/pages.ts';
import { start } from '../../src/testing/start.ts';
import { convograph } from '../cli/run.ts';

/** A server, and what is typed beside it. */
async function beside() {
  const server = await start();
  onTestFinished(() => server.close());
  await createPage(server, { name: 'My Page' });
  const folder = mkdtempSync(join(tmpdir(), 'convograph-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { port: PORT } = new URL(server.url);
  return {
    typed: (...words: string[]) => convograph([...words, '--data', server.dataDir], { PORT }),
    /** Writes a file; gives its path. */
    file(text: string): string {
      const path = join(folder, 'ours.json');
      writeFileSync(path, text);
      return path;
    },
  };
}

it('convograph chaos arms, faults lists and mend takes away', async () => {
  const { typed, file } = await beside();
  expect(await typed('chaos', '--duplicate', '--on', 'messages', '--times', '1')).toEqual({
    ...{ code: 0, stderr: '' },
    stdout: 'Chaos 1 is armed, on the next 1 messages: sent once more\n',
  });
  const ours = file('{"words": "as on Mondays", "code": 613, "share": 0.5, "seed": "monday"}');
  expect((await typed('fail', '--preset', ours, '--share', '0.25')).stdout).toContain('Fault 2');
  const late = file('{"delay": 600000, "by_clock": true, "page": "My Page"}');
  expect((await typed('chaos', '--preset', late)).stdout).toContain('600000 ms of the store’s');
  const { stdout } = await typed('faults', '--json');
  expect(JSON.parse(stdout).data).toMatchObject([
    { id: '1', of: 'webhook', chaos: 'duplicate', on: 'messages' },
    { id: '2', of: 'call', error: 'rateLimit', share: 0.25, seed: 'monday' },
    { id: '3', of: 'webhook', chaos: 'delay' },
  ]);
  expect((await typed('mend', '1')).stdout).toBe('One fault is mended.\n');
  expect((await typed('mend')).stdout).toBe('2 faults are mended.\n');
});

it('says what is wrong with a file of ours', async () => {
  const { typed, file } = await beside();
  const refused = async (text: string) =>
    (await typed('chaos', '--preset', file(text))).stderr.replace(/\S+ours\.json/, 'FILE');
  expect(await refused('{"duplicated": true}')).toContain(
    '--preset FILE has a field "duplicated". Did you mean duplicate?',
  );
  expect(await refused('{"drop": true,')).toContain('--preset FILE is no JSON: ');
  expect(await refused('[]')).toContain('--preset FILE must hold one JSON object');
  expect(await refused('{"drop": true, "share": "half"}')).toContain(
    '--preset FILE: "share" must be a number',
  );
  const { code, stderr } = await typed('chaos', '--preset', './nowhere.json');
  expect([code, stderr]).toEqual([2, expect.stringContaining('./nowhere.json is not there')]);
});
