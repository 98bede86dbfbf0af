import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { carriedOut } from '../cli/run.ts';
import { runs } from '../clients/runs.ts';
import { isInstalled } from '../support/runtimes.ts';
import { pattern, plain } from './support/answers.ts';
import { commandOf } from './support/command-of.ts';
import { type Block, commandsOf, PAGES, type Page, page, wordsOf } from './support/markdown.ts';
import { Reader, seededStore } from './support/reader.ts';
import { SETTINGS } from './support/settings.ts';

/** Blocks that are not typed and are no output either: what they are instead, by how they begin. */
const ASIDE: Readonly<Record<string, string>> = {
  '<!doctype html>': 'a web page, opened in test/browser-sdk/browser.test.ts',
  '<script async src=': 'a line of such a page',
  'script-src http://127': 'a policy, under which a page runs in test/browser-sdk',
  '  Kiln & Clover, a small': 'output of the start, compared in readme.test.ts',
  '  The console opens by this link': 'output of the start, compared in test/console/key.test.ts',
  '"My Shop" takes part in 1 of 3 threads of the archive, and "Zoë Lind" in 3.':
    'a question on a terminal, compared in test/ingest/ask-business.test.ts',
  '"My Shop" takes part in 1 of 3 threads of the archive, and "Zoë Lind" in 3:':
    'a refusal, compared in test/ingest/first-hour.test.ts',
  'The HTML in fr/ has the date': 'a refusal, compared in test/ingest/html-command.test.ts',
  'Copied to postgres://db.example': 'output of a copy, compared in test/upkeep/copy.test.ts',
  'services:\n  database': 'containers, which do not run here',
  '{"port": 8080': 'a configuration, such as test/cli/ reads',
  '{"id":"talk-1"': 'a file, which the lines above it import',
  '$URL/v26.0/dialog/oauth': 'an address for a browser, opened below',
  'convograph: 1': 'a file, which the lines below it seed from',
  'tokens:': 'a part of that file',
  'WrongCount: Exactly one call': 'a failure, compared in test/kit/assertions.test.ts',
  'NoReply: Echo bot': 'a failure, compared in test/kit/replies.test.ts',
  '{"sender":{"id":"4404935943621117"}': 'what a receiver gets, compared in test/acts',
  'X-Hub-Signature-256: sha256=cb15':
    'what a receiver gets, compared in test/events and test/delivery',
  'PAGE_ACCESS_TOKEN=EAA… APP_SECRET=': 'a bot that keeps its port, as test/run runs one',
  'GRAPH_URL=http:': 'a bot that keeps its port, as test/kit/echo.test.ts runs it',
  'Theo Lindqvist to Kiln & Clover: "Is the blue': 'output of why, compared in test/delivery',
  'HTTP/1.1 400 Bad Request': 'headers of what is not offered yet, compared in test/sending',
  'convograph: Kiln & Clover': 'what a run tells on stderr, compared in test/run',
  'x-app-usage:': 'headers, compared in test/limits',
  'java -Djavax.net.ssl': 'Java, tried in test/certificates/clients.test.ts',
  'chromium --proxy-server': 'a browser, which is led by the proxy in test/login/browser.test.ts',
  'graph.example.test {': 'the configuration of Caddy, which is not here',
  '# python-facebook': 'Python, whose packages are not here',
  '# facebook-sdk': 'Python, whose packages are not here',
  '# pymessenger': 'Python, whose packages are not here',
  '# facebook-python-business-sdk': 'Python, whose packages are not here',
  '# Koala': 'Ruby, whose gems are not here',
  'create role ada': 'what a database is told',
  'npx convograph restart check': 'ids of a conversation, restarted in test/restarts',
  '// RestFB': 'Java, whose packages are not here',
  '// PHP SDK v5': 'PHP, whose packages are not here',
  '// huandu/facebook': 'Go, which is not here',
};

/** A database, which test/cli/postgres.test.ts, test/store/postgres and test/upkeep/copy.test.ts have. */
const asksDatabase = /^npx convograph .*postgres:\/\//s;
const isAside = ({ text }: Block): boolean =>
  asksDatabase.test(text) || Object.keys(ASIDE).some((beginning) => text.startsWith(beginning));
const isTyped = ({ language }: Block): boolean => language === 'sh';
/** Snippets are run by snippets.test.ts, web pages by test/browser-sdk, and files by what is typed below. */
const isSnippet = ({ language, text }: Block): boolean =>
  language === 'js' || language === 'html' || text.startsWith('# me.py');
const isOutput = (block: Block, before: Block | undefined): boolean =>
  block.follows && before !== undefined && isTyped(before) && !isAside(block);

let folder: string;
let seed: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'convograph-docs-'));
  seed = await seededStore(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A reader with everything that the page has its reader have. */
async function readerOf({ file }: Page) {
  const { own, isAsDemo, prepare, words, variables, files = {} } = SETTINGS[file] ?? {};
  const reader = await Reader.begin(own ? undefined : seed, isAsDemo);
  onTestFinished(() => reader.end());
  await prepare?.(reader);
  for (const [name, block] of Object.entries(files)) {
    if (!block) throw new Error(`${file} shows no ${name} any more.`);
    writeFileSync(join(reader.folder, name), `${block.text}\n`);
  }
  const filled = Object.entries((await words?.(reader)) ?? {});
  const fill = (text: string): string =>
    filled.reduce((all, [word, value]) => {
      const whole = /^\w+$/.test(word) ? new RegExp(`\\b${word}\\b`, 'g') : word;
      return all.replaceAll(whole, () => value);
    }, text);
  return { reader, fill, env: (await variables?.(reader)) ?? {} };
}

/** Clients that a page has its reader call, of those in docs/clients.md. */
const CALLED: Readonly<Record<string, ReturnType<typeof runs> & { skip: boolean }>> = {
  'docs/clients.md': { ...runs('HTTP (curl)', 'fb', 'urllib'), skip: !isInstalled('python3') },
};

describe('what a page has its reader type', () => {
  for (const shown of PAGES.filter(({ blocks }) => blocks.some(isTyped))) {
    const called = CALLED[shown.file] ?? {};
    it(`works to the letter, and gives what is shown: ${shown.file}`, called, async () => {
      const { reader, fill, env } = await readerOf(shown);
      const typed = shown.blocks.filter(isTyped);
      const printed = await reader.type(
        typed.map(({ text }) => fill(text)),
        env,
      );
      expect(printed).toHaveLength(typed.length);
      for (const [i, block] of shown.blocks.entries()) {
        const before = shown.blocks[i - 1];
        if (!before || !isOutput(block, before)) continue;
        expect(plain(printed[typed.indexOf(before)]?.trimEnd() ?? '')).toMatch(pattern(block.text));
      }
    });
  }

  it('compares answers with those that are shown', () => {
    const { blocks } = page('README.md');
    expect(blocks.filter((block, i) => isOutput(block, blocks[i - 1])).length).toBeGreaterThan(2);
  });

  it('leaves out what cannot be run here, each for a reason', () => {
    const unknown = PAGES.flatMap(({ file, blocks }) =>
      blocks
        .filter(
          (each, i) =>
            ![isTyped(each), isSnippet(each), isAside(each)].some(Boolean) &&
            !isOutput(each, blocks[i - 1]),
        )
        .map(({ text }) => `${file}: ${text.slice(0, 40)}`),
    );
    expect(unknown).toEqual([]);
    const all = PAGES.flatMap(({ blocks }) => blocks);
    for (const beginning of Object.keys(ASIDE)) {
      expect(
        all.filter(({ text }) => text.startsWith(beginning)),
        beginning,
      ).toHaveLength(1);
    }
  });
});

describe('every command within the lines of a page', () => {
  it.each(PAGES.map((each) => [each.file, each] as const))(
    'exists with its flags: %s',
    async (_, at) => {
      for (const line of commandsOf(at)) {
        const words = wordsOf(line);
        const { command, rest } = commandOf(await createProgram(words), words);
        expect(command.commands, line).toEqual([]);
        const known = command.options.flatMap(({ long }) => (long ? [long] : []));
        const flags = rest.filter((word) => word.startsWith('--') && word !== '--');
        expect([...known, '--help'], line).toEqual(expect.arrayContaining(flags));
      }
    },
  );

  it.each(
    ['docs/guides/permissions.md', 'docs/guides/tokens.md'].map(
      (file) => [file, page(file)] as const,
    ),
  )('is carried out as it stands: %s', async (_, at) => {
    const { reader, fill } = await readerOf(at);
    const whole = commandsOf({ ...at, blocks: [] }).filter((line) => !line.includes('…'));
    expect(whole.length).toBeGreaterThan(5);
    for (const line of whole) {
      const args = wordsOf(fill(line).replace('a,b', 'pages_messaging,pages_show_list'));
      const { code, stderr } = await carriedOut([
        ...args,
        '--data',
        join(reader.folder, '.convograph'),
      ]);
      expect([code, stderr], line).toEqual([0, '']);
    }
  });
});

describe('docs/guides/tokens.md', () => {
  it('has calls within its lines that are answered', async () => {
    const at = page('docs/guides/tokens.md');
    const { reader, env } = await readerOf(at);
    const calls = at.inline.filter((code) => /^curl .*"$/.test(code));
    expect(calls.length).toBeGreaterThan(4);
    for (const answer of await reader.type(calls, env)) {
      expect(JSON.parse(answer)).not.toHaveProperty('error');
    }
  });
});

describe('docs/guides/login.md', () => {
  it('gives an address that opens the dialog', async () => {
    const at = page('docs/guides/login.md');
    const { reader, env } = await readerOf(at);
    const [first] = at.blocks.filter(isTyped);
    await reader.type([first?.text ?? ''], env);
    const { text = '' } = at.blocks.find((each) => each.text.startsWith('$URL/')) ?? {};
    const address = text.replace('$URL', reader.url).replace('$ID', reader.facts.appId);
    const response = await fetch(address);
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/Continue as/);
  });
});
