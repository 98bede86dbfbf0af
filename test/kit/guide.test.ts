import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { page, ROOT } from '../docs/support/markdown.ts';

it('runs the snippets of docs/guides/testing-a-bot.md as the one program that they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-guide-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { blocks } = page('docs/guides/testing-a-bot.md');
  const snippets = blocks.filter(({ language }) => language === 'js').map(({ text }) => text);
  expect(snippets.length).toBeGreaterThan(6);
  const kit = pathToFileURL(join(ROOT, 'src', 'testing', 'index.ts')).href;
  const program = join(folder, 'guide.mjs');
  writeFileSync(program, snippets.join('\n').replace("'convograph/testing'", `'${kit}'`));
  copyFileSync(join(ROOT, 'examples', 'echo-bot', 'bot.cjs'), join(folder, 'bot.cjs'));
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [program]);
  expect([stdout, stderr]).toEqual(['', '']);
});
