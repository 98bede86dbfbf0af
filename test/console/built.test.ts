import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..', '..');

/** In place of Vite, which takes seconds: what it is asked for is what it writes. */
const VITE = `import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
export async function build({ configFile, build: { outDir } }) {
  const text = readFileSync(configFile, 'utf8');
  if (text === 'broken') throw new Error('a mistake in console/');
  mkdirSync(outDir + '/assets', { recursive: true });
  await new Promise(setImmediate);
  writeFileSync(outDir + '/index.html', text + process.env.NODE_ENV);
  writeFileSync(outDir + '/assets/a.js', 'a'.repeat(1000));
}
`;

/** A clone with a console of one file. */
function clone({ hasVite = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-clone-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const write = (path: string, text: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const name of ['build-console.ts', 'make.ts']) {
    cpSync(join(ROOT, 'scripts', name), join(folder, 'scripts', name));
  }
  write('package.json', '{"type":"module"}');
  write('package-lock.json', '{}');
  write('console/vite.config.ts', 'one ');
  if (hasVite) {
    write('node_modules/vite/package.json', '{"name":"vite","type":"module","main":"index.js"}');
    write('node_modules/vite/index.js', VITE);
  }
  const args = [join(folder, 'scripts', 'build-console.ts')];
  return {
    write,
    /** What the script says; it says nothing on stdout, where `npm start -- --json` has its own. */
    run: async (env: NodeJS.ProcessEnv = {}) => {
      const options = { env: { ...process.env, ...env } };
      const { stdout, stderr } = await promisify(execFile)(process.execPath, args, options);
      expect(stdout).toBe('');
      return stderr;
    },
    page: () => readFileSync(join(folder, 'dist', 'console', 'index.html'), 'utf8'),
    files: (path: string) => readdirSync(join(folder, path)).sort(),
    read: (path: string) => readFileSync(join(folder, path)),
  };
}

const SAID = 'Building the console, once …\n';

describe('scripts/build-console.ts', () => {
  it('builds once, and again where console/ or the lock changed', async () => {
    const { run, page, write } = clone();
    expect(await run({ NODE_ENV: 'test' })).toBe(SAID);
    expect(page()).toBe('one production');
    expect(await run()).toBe('');
    write('console/vite.config.ts', 'two ');
    expect(await run()).toBe(SAID);
    expect(page()).toBe('two production');
    write('package-lock.json', '{"lockfileVersion":3}');
    expect(await run()).toBe(SAID);
    write('console/src/deep/new.css', '');
    expect(await run()).toBe(SAID);
    expect(await run()).toBe('');
  });

  it('puts smaller ones beside what the page loads', async () => {
    const { run, files, read } = clone();
    await run();
    expect(files('dist/console')).toEqual(['assets', 'index.html', 'made-of']);
    expect(files('dist/console/assets')).toEqual(['a.js', 'a.js.br', 'a.js.gz']);
    expect(String(gunzipSync(read('dist/console/assets/a.js.gz')))).toBe('a'.repeat(1_000));
  });

  it('leaves a whole one, and nothing else, when several build at once', async () => {
    const { run, page, files, write } = clone();
    await run();
    write('console/vite.config.ts', 'two ');
    await Promise.all([run(), run(), run()]);
    expect(page()).toBe('two production');
    expect(files('dist')).toEqual(['console']);
    expect(files('dist/console/assets')).toHaveLength(3);
  });

  it('leaves the one that is there where the new one cannot be built', async () => {
    const { run, page, files, write } = clone();
    await run();
    write('console/vite.config.ts', 'broken');
    await expect(run()).rejects.toThrow('a mistake in console/');
    expect(page()).toBe('one production');
    expect(files('dist')).toEqual(['console']);
  });

  it('is no hindrance where what builds it is not installed', async () => {
    const { run } = clone({ hasVite: false });
    expect(await run()).toBe(
      'There is no console, since what builds it is not installed: `npm ci`.\n',
    );
  });
});
