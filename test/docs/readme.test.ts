import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainPicture } from '../../scripts/explain-picture.ts';
import { settingsTable } from '../../scripts/settings.ts';
import { createProgram } from '../../src/cli/program.ts';
import { SETTINGS } from '../../src/config/settings.ts';
import { builtProgram } from '../support/program.ts';
import { plain } from './support/answers.ts';
import { commandOf } from './support/command-of.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** A fenced block of the README. */
interface Block {
  readonly language: string;
  readonly text: string;
}

const blocks: readonly Block[] = [...README.matchAll(/^```(\w+)\n([\s\S]*?)\n```$/gm)].map(
  ([, language = '', text = '']) => ({ language, text }),
);

/** Everything that is typed: the lines of shell blocks, and code within a line or a table. */
const typed: readonly string[] = [
  ...blocks.filter(({ language }) => language === 'sh').flatMap(({ text }) => text.split('\n')),
  ...[...README.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(
    ([, code = '']) => code,
  ),
];

let folder: string;
let stop: () => Promise<unknown> = async () => undefined;
/** What the start printed. */
let printed = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'convograph-readme-'));
  const words = [await builtProgram(), 'demo', '--port', '0', '--data', 'demo'];
  const demo = spawn(process.execPath, words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((done) => demo.once('close', done));
  stop = () => {
    demo.kill('SIGTERM');
    return ended;
  };
  await new Promise<void>((ready, fail) => {
    let complaint = '';
    demo.stderr.on('data', (text) => {
      complaint += text;
    });
    demo.stdout.on('data', (text) => {
      printed += text;
      if (/thread_owner.*\n/.test(printed)) ready();
    });
    void ended.then(() => fail(new Error(complaint)));
  });
});

afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The variables of the README's first shell lines, as a reader fills them in. */
function variables(): Record<string, string> {
  const find = (form: RegExp) => form.exec(printed)?.[1] ?? '';
  return {
    URL: `${find(/(http:\/\/127\.0\.0\.1:\d+)/)}/v26.0`,
    TOKEN: find(/^ *Page token +(EAA\w+)$/m),
    MESSAGE: find(/^ *Message +(m_\S+)$/m),
  };
}

describe('README.md', () => {
  it('shows lines that the start prints', () => {
    const [shown] = blocks.filter(({ language }) => language === 'text');
    const lines = printed.split('\n').map(plain);
    for (const line of shown?.text.split('\n') ?? []) expect(lines).toContain(plain(line));
  });

  it('counts the conversations of the demo', async () => {
    const { URL: base, TOKEN } = variables();
    const count = async (platform: string) => {
      let all = 0;
      for (const folder of ['inbox', 'other', 'page_done', 'spam']) {
        const query = `platform=${platform}&folder=${folder}&summary=1&limit=0`;
        const answer = await fetch(`${base}/me/conversations?${query}&access_token=${TOKEN}`);
        const body = (await answer.json()) as { summary: { total_count: number } };
        all += body.summary.total_count;
      }
      return all;
    };
    const [, messenger, instagram] =
      /(\d+) conversations on\s+Messenger and (\d+) on Instagram/.exec(README) ?? [];
    expect(await count('messenger')).toBe(Number(messenger));
    expect(await count('instagram')).toBe(Number(instagram));
  });

  it('names keys that `--json` prints', async () => {
    const keys = [...README.matchAll(/require\("\.\/demo\.json"\)\.(\w+)/g)].map(([, key]) => key);
    const source = readFileSync(join(ROOT, 'src', 'cli', 'demo.ts'), 'utf8');
    expect(keys).toContain('page_token');
    for (const key of keys) expect(source).toMatch(new RegExp(`^ {2}${key}[:,]`, 'm'));
  });

  it('names the tarball that `npm pack` makes', () => {
    const manifest = readFileSync(join(ROOT, 'package.json'), 'utf8');
    const { version } = JSON.parse(manifest) as { version: string };
    expect(README.match(/convograph-[\d.]+\.tgz/g)).toEqual([`convograph-${version}.tgz`]);
  });

  it('shows the picture of `explain` that `npm run docs` makes now', async () => {
    expect(README).toContain('](docs/images/explain.svg)');
    const file = join(ROOT, 'docs', 'images', 'explain.svg');
    expect(readFileSync(file, 'utf8')).toBe(await explainPicture());
  });
});

describe('every flag and variable in README.md', () => {
  let program: Command;
  beforeAll(async () => {
    program = await createProgram([]);
  });

  const flagsOf = (command: Command): string[] =>
    command.options.flatMap(({ long }) => (long ? [long] : []));

  it('exists among the flags that stand alone', () => {
    const every = (command: Command): string[] => [
      ...flagsOf(command),
      ...command.commands.flatMap(every),
    ];
    const known = [...every(program), '--help'];
    const alone = typed.flatMap((code) => /^--[a-z-]+/.exec(code)?.[0] ?? []);
    expect(alone.length).toBeGreaterThan(5);
    expect(known).toEqual(expect.arrayContaining(alone));
  });

  it('exists among the words that name commands', () => {
    const names = typed.filter((code) => /^(?:demo|serve|page|token|import)\b[a-z ]*$/.test(code));
    for (const name of names) expect(commandOf(program, name.split(' ')).rest).toEqual([]);
  });

  it('is told with its variable, its key and its default', () => {
    expect(README).toContain(settingsTable());
  });

  it('exists among the variables of the environment', () => {
    const known = ['CONVOGRAPH_KEY', ...SETTINGS.map(({ env }) => env)];
    const named = typed.filter((code) => /^[A-Z]+(?:_[A-Z]+)+$|^PORT$/.test(code));
    expect(known).toEqual(expect.arrayContaining(named));
  });
});

const pages = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(ROOT, page), 'utf8');

  it('links to what is there', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    const broken = links.filter((link) => {
      if (/^[a-z]+:/.test(link)) return false;
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? join(ROOT, page) : join(ROOT, dirname(page), path);
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsOf(target).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});

/** Anchors of a page's headings, as they are made of them. */
const anchorsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
