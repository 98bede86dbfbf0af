import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..', '..');

/** A clone that has the scripts and the program, and of all else what a test puts there. */
function clone(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-scripts-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(ROOT, 'scripts'), join(folder, 'scripts'), { recursive: true });
  for (const part of ['src', 'node_modules']) symlinkSync(join(ROOT, part), join(folder, part));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function run(folder: string, script: string, args: readonly string[] = [], env = process.env) {
  const path = join(folder, 'scripts', script);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const failed = (sentence: RegExp) => ({
  status: 1,
  stdout: '',
  stderr: expect.stringMatching(sentence),
});

describe('a script that makes docs', () => {
  it.each([
    ['compatibility.ts', 'test'],
    ['control-reference.ts', join('docs', 'reference', 'control.md')],
    ['docs-index.ts', join('docs', 'decisions')],
    ['settings.ts', 'README.md'],
  ])('%s says so when %s is not there', (script, missing) => {
    const { status, stdout, stderr } = run(clone(), script);
    expect([status, stdout]).toEqual([1, '']);
    const sentence = `${missing}: run this in a whole clone of the repository.\n`;
    expect(stderr.slice(-sentence.length)).toBe(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('leaves alone what has no place for what it makes', () => {
    const files = {
      'README.md': '# Ours\n',
      'docs/README.md': '# Docs\n',
      'docs/decisions/0001-first.md': '# 1. First\n',
    };
    const folder = clone(files);
    expect(run(folder, 'docs-index.ts')).toEqual(failed(/^docs\/README.md has no list .*\.\n$/));
    expect(run(folder, 'settings.ts')).toEqual(failed(/^README.md has no table .*\.\n$/));
  });

  it('names what it made', () => {
    const index = '# Docs\n\n- [gone](decisions/0.md)\n';
    const files = { 'docs/README.md': index, 'docs/decisions/0001-first.md': '# 1. First\n' };
    const made = run(clone(files), 'docs-index.ts');
    expect(made).toMatchObject({ status: 0, stdout: expect.stringMatching(/README\.md\n$/) });
  });
});

describe('the script that takes names from Meta’s SDK', () => {
  it('says so when npm is not there, or what was asked for is no version', () => {
    const folder = clone();
    const without = { ...process.env, PATH: folder, Path: folder };
    const npm =
      /^facebook-nodejs-business-sdk could not be had with npm: .*\nName a version .*\.\n$/;
    expect(run(folder, 'sdk-names.ts', [], without)).toEqual(failed(npm));
    expect(run(folder, 'sdk-names.ts', ['1;ls'])).toEqual(failed(/^"1;ls" is no version of .*\n$/));
  });
});

describe('a script that packs', () => {
  it('says so when what it packs is not there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'convograph-scripts-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    cpSync(join(ROOT, 'scripts'), join(folder, 'scripts'), { recursive: true });
    const sentence = /^There is no .*package\.json: pack in a whole clone .*\.\n$/;
    expect(run(folder, 'prepack.js', ['strip'])).toEqual(failed(sentence));
  });
});
