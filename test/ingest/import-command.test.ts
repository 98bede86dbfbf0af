import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPage } from '../../src/admin/pages.ts';
import { carriedOut, inHouse } from '../cli/run.ts';
import { builtProgram } from '../support/program.ts';
import { agent, customer, lines } from './world.ts';

const mugs = { id: 'mugs-1', turns: [customer('Is the green mug back?'), agent('On Friday.')] };
let folder = '';

async function convograph(...args: string[]) {
  const data = join(folder, 'data');
  const child = spawn(process.execPath, [await builtProgram(), ...args, '--data', data], {
    cwd: folder,
  });
  const exited = once(child, 'close');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await exited) as [number];
  return { code, stdout, stderr };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-command-'));
  await writeFile(join(folder, 'good.jsonl'), lines([mugs]));
  await writeFile(join(folder, 'mixed.jsonl'), `{}\n${lines([{ ...mugs, id: 'mugs-2' }])}`);
  await inHouse(join(folder, 'data'), (house) => createPage(house, { name: 'Mugs' }));
});
afterAll(() => rm(folder, { recursive: true }));

it('ends with 0 and a table when all is in', async () => {
  const { code, stdout } = await convograph('import', 'good.jsonl', '--page', 'Mugs');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^conversations +1 +1 +0\nmessages +2 +2 +0$/m);
});

it('ends with 3 when something was passed over, and says what on stderr', async () => {
  const { code, stdout, stderr } = await convograph(
    ...['import', 'mixed.jsonl', '--page', 'Mugs', '--json'],
  );
  expect(code).toBe(3);
  expect(stderr).toContain('mixed.jsonl: line 1: id: ');
  expect(JSON.parse(stdout)).toMatchObject({
    new_conversations: 1,
    new_messages: 2,
    skipped: [{ file: 'mixed.jsonl' }],
  });
});

it('ends with 1 when nothing could be imported', async () => {
  const { code, stderr } = await convograph('import', 'missing.jsonl', '--page', 'Mugs');
  expect(code).toBe(1);
  expect(stderr).toContain('missing.jsonl: there is no such file');
});

it.each([
  ['an unknown Page', ['good.jsonl', '--page', 'Jugs']],
  ['no Page', ['good.jsonl']],
  ['no file', ['--page', 'Mugs']],
])('ends with 2 and a sentence for %s', async (_, args) => {
  const all = ['import', ...args, '--data', join(folder, 'data')];
  const { code, stdout, stderr } = await carriedOut(all);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^[^\n]+\.\n$/);
});
