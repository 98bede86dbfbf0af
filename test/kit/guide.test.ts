import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { page, ROOT } from '../docs/support/markdown.ts';

/** Runs the snippets of a page as one program, behind what it takes for granted. */
async function outputOf(
  file: string,
  before = '',
): Promise<readonly [stdout: string, stderr: string]> {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-guide-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { blocks } = page(file);
  const snippets = blocks
    .filter(({ language }) => language === 'js')
    .map(({ text }) => text)
    // What its reader keeps as a file is a program by itself.
    .filter((text) => !/^\/\/ \S+\.mjs\n/.test(text));
  expect(snippets.join('\n')).toContain('await graph.page(');
  const kit = pathToFileURL(join(ROOT, 'src', 'testing', 'index.ts')).href;
  const program = join(folder, 'guide.mjs');
  const text = [before, ...snippets].join('\n');
  writeFileSync(program, text.replace("'convograph/testing'", `'${kit}'`));
  copyFileSync(join(ROOT, 'examples', 'echo-bot', 'bot.cjs'), join(folder, 'bot.cjs'));
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [program]);
  return [stdout, stderr];
}

it('runs the snippets of docs/guides/testing-a-bot.md as the one program that they are', async () => {
  expect(await outputOf('docs/guides/testing-a-bot.md')).toEqual(['', '']);
});

it('runs the test of docs/guides/redirect.md', async () => {
  expect(await outputOf('docs/guides/redirect.md')).toEqual(['', '']);
});

it.each([
  'docs/guides/instagram-login.md',
  'docs/guides/faults.md',
  'docs/guides/handing-over.md',
  'docs/guides/recording.md',
  'docs/guides/snapshots.md',
])('runs the test of %s', async (file) => {
  const before = `import assert from 'node:assert/strict';
import { startConvograph } from 'convograph/testing';
await using graph = await startConvograph();`;
  expect(await outputOf(file, before)).toEqual(['', '']);
});
