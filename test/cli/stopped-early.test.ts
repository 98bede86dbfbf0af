import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { demoFacts } from '../../src/demo/facts.ts';
import { convograph, dataDir, inHouse } from './run.ts';

const STOP = pathToFileURL(join(import.meta.dirname, 'support', 'stop-while-making.mjs')).href;

/** A command that gets Ctrl+C while it makes its store; its temporary folder is `tmp`. */
const stopped = (data: string, ...args: string[]) =>
  convograph([...args, '--data', data], {
    NODE_OPTIONS: `--import ${STOP}`,
    TMPDIR: join(dirname(data), 'tmp'),
  });

/** Where a store may be made, beside an empty temporary folder. */
function place(): string {
  const data = dataDir();
  mkdirSync(join(dirname(data), 'tmp'));
  return data;
}

it.each([
  ['page create', ['page', 'create', '--name', 'Kiln']],
  ['app create', ['app', 'create', '--name', 'Bot']],
  ['user create', ['user', 'create', '--name', 'Ada']],
  ['import --create', ['import', 'dialogues.jsonl', '--page', 'Kiln', '--create']],
  ['import --create --dry-run', ['import', 'x.jsonl', '--page', 'Kiln', '--create', '--dry-run']],
])('%s leaves nothing when it is stopped while it makes its store', async (_, args) => {
  const data = place();
  const { code, stdout, stderr } = await stopped(data, ...args);
  expect({ code, stdout, stderr }).toMatchObject({
    ...{ code: 1, stdout: '' },
    stderr: expect.stringContaining('Stopped before it had begun.\n'),
  });
  expect(existsSync(data)).toBe(false);
  expect(readdirSync(join(dirname(data), 'tmp'))).toEqual([]);
});

it('a store that was there stays as it is when a command is stopped while it opens it', async () => {
  const data = place();
  mkdirSync(data);
  writeFileSync(join(data, '.keep'), '');
  await stopped(data, 'page', 'create', '--name', 'Kiln');
  expect(readdirSync(data)).toEqual(['.keep']);
});

it('demo leaves a whole demo when it is stopped while it makes it', async () => {
  const data = place();
  const { code, stderr } = await stopped(data, 'demo', '--port', '0');
  expect([code, stderr]).toEqual([1, expect.stringContaining('Stopped before it had begun.\n')]);
  expect(await inHouse(data, ({ store, vault }) => demoFacts(store, vault))).toBeDefined();
});
