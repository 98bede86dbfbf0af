import {
  cpSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { basename, join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { Container } from './dockerfile.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

/** The Dockerfile packs the tarball and installs it in an empty folder: both are tested on it. */
let container: Container;
beforeAll(async () => {
  container = new Container();
  await container.build();
}, 180_000);
afterAll(() => container.remove());

const installed = (...path: string[]) => join(container.app, 'node_modules', 'convograph', ...path);

/** A test as a stranger writes it, in either form of modules. */
const TEST = (load: string) => `
${load}
(async () => {
  const began = performance.now();
  const graph = await startConvograph();
  const page = await graph.page({ name: 'Shop' });
  const app = await graph.app({ page });
  const { GRAPH_URL, PAGE_ACCESS_TOKEN } = app.env();
  const answer = await fetch(GRAPH_URL + '/v23.0/me?access_token=' + PAGE_ACCESS_TOKEN);
  const { name } = await answer.json();
  const refused = await graph.control.showPage({ page: 'None' }).catch((error) => error);
  await graph.close();
  console.log(JSON.stringify([name, refused instanceof ControlError, refused.status]));
})();
`;
/** A port that nobody listened at a moment ago. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const NAMES = '{ ControlError, startConvograph }';

/** Examples have the five seconds of every test: on a busy machine that is little. */
const PATIENT = '--testTimeout=60000';

describe('the packed tarball, installed in an empty folder', () => {
  it('brings program, documentation and licence, and neither tests nor a Node of its own', () => {
    expect(readdirSync(installed()).sort()).toEqual(
      [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'SECURITY.md',
        'bin',
        'dist',
        'docs',
        'examples',
        'package.json',
      ].sort(),
    );
    const manifest = JSON.parse(readFileSync(installed('package.json'), 'utf8'));
    expect(manifest).not.toHaveProperty('optionalDependencies');
    expect(manifest).not.toHaveProperty('dependencies');
  });

  it('loads nothing that it does not bring', async () => {
    const files = globSync(installed('dist/{chunks,testing}/*.js'));
    expect(files.length).toBeGreaterThan(20);
    const workers = globSync(installed('dist/workers/*.js'));
    expect(workers.map((file) => basename(file)).sort()).toEqual([
      'checkpoint-worker.js',
      'kit-thread.js',
      'probe-worker.js',
    ]);
    const program = `import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
for (const file of ${JSON.stringify(files)}) await import(file);
for (const file of ${JSON.stringify(workers)}) {
  if (file.endsWith('kit-thread.js')) continue;
  const worker = new Worker(file, { workerData: ':memory:' });
  worker.postMessage('close');
  const [code] = await once(worker, 'exit');
  if (code !== 0) throw new Error(file);
}`;
    writeFileSync(join(container.app, 'load.mjs'), program);
    await container.run('node', ['load.mjs']);
    expect(readdirSync(join(container.app, 'node_modules')).sort()).toEqual([
      '.bin',
      '.package-lock.json',
      'convograph',
    ]);
  });

  it('loads for a command that does not serve nothing that only serving needs', async () => {
    const program = `require('node:module').registerHooks({
  load(url, context, next) {
    if (url.endsWith('/chunks/server.js')) process.stderr.write('server');
    return next(url, context);
  },
});`;
    writeFileSync(join(container.app, 'tell.cjs'), program);
    const told = async (...words: string[]) => {
      const args = ['-r', './tell.cjs', installed('bin', 'convograph.js'), ...words, '--help'];
      return (await container.run('node', args)).stderr;
    };
    expect([await told('serve'), await told('page'), await told('export')]).toEqual([
      'server',
      '',
      '',
    ]);
  });

  it('brings what other runtimes load for `convograph run`', () => {
    const files = globSync('{cli/runtimes,redirect}/**/*.*', { cwd: installed('dist') });
    expect(files.sort()).toEqual([
      'cli/runtimes/java/agent.jar',
      'cli/runtimes/php/convograph.ini',
      'cli/runtimes/php/prepend.php',
      'redirect/index.cjs',
      'redirect/index.js',
    ]);
  });

  it('measures media by what it brings', async () => {
    const file = join(ROOT, 'src', 'demo', 'media', 'wheel.mp4');
    const program = `import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
const file = readFileSync(${JSON.stringify(file)});
const worker = new Worker(${JSON.stringify(installed('dist', 'workers', 'probe-worker.js'))});
worker.on('message', ({ at, length, found }) => {
  if (!found) return worker.postMessage({ piece: file.subarray(at, at + length) });
  console.log(JSON.stringify(found));
  worker.postMessage('close');
});
worker.postMessage({ size: file.length });`;
    writeFileSync(join(container.app, 'measure.mjs'), program);
    const { stdout } = await container.run('node', ['measure.mjs']);
    expect(JSON.parse(stdout)).toEqual({ width: 320, height: 240, length: 2 });
  });

  it('names the licence of every library that it brings', () => {
    const notices = readFileSync(installed('dist/LICENSES.txt'), 'utf8');
    for (const name of ['kysely', 'zod', 'commander', 'pino', 'yauzl', 'image-size', 'marked']) {
      expect(notices).toMatch(
        new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(MIT\\)\\n\\n.*License`, 'm'),
      );
    }
    expect(notices).toMatch(/^mediainfo\.js \d+\.\d+\.\d+ \(BSD-2-Clause\)\n\nCopyright/m);
  });

  it('brings the console as browsers take it, with the licences of what is in it', () => {
    const files = globSync('**/*.*', { cwd: installed('dist', 'console') });
    expect(files).toContain('index.html');
    const scripts = files.filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) {
      if (statSync(installed('dist', 'console', script)).size < 500) continue;
      expect(files).toContain(`${script}.br`);
      expect(files).toContain(`${script}.gz`);
    }
    const notices = readFileSync(installed('dist', 'console', 'LICENSES.txt'), 'utf8');
    expect(notices).toMatch(/^react-dom \d+\.\d+\.\d+ \(MIT\)\n\nMIT License/m);
  });

  it('has the command', async () => {
    const { stdout } = await container.run('node_modules/.bin/convograph', ['--version']);
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(stdout.trim()).toBe(version);
  });

  it.each([
    ['test.mjs', `import ${NAMES} from 'convograph/testing';`],
    ['test.cjs', `const ${NAMES} = require('convograph/testing');`],
  ])('is imported as convograph/testing by %s', async (file, load) => {
    writeFileSync(join(container.app, file), TEST(load));
    const { stdout } = await container.run('node', [file]);
    expect(JSON.parse(stdout)).toEqual(['Shop', true, 404]);
  });

  it.each([
    ['--import', 'app.mjs', `import { get } from 'node:https';`],
    ['-r', 'app.cjs', `const { get } = require('https');`],
  ])('leads a program’s calls of Meta’s hosts to the server, by %s', async (flag, file, load) => {
    // The kit's Convograph lives in a thread of the program's own.
    const program = `${load}
import('convograph/testing').then(async ({ startConvograph }) => {
  const graph = await startConvograph({ port: Number(new URL(process.env.CONVOGRAPH_URL).port) });
  const page = await graph.page({ name: 'Shop' });
  const token = (await graph.app({ page })).env().PAGE_ACCESS_TOKEN;
  get('https://graph.facebook.com/v26.0/me?fields=name&access_token=' + token, (answer) => {
    answer.on('data', (text) => console.log(String(text))).on('end', () => graph.close());
  });
});`;
    writeFileSync(join(container.app, file), program);
    const CONVOGRAPH_URL = `http://127.0.0.1:${await freePort()}`;
    const args = [flag, 'convograph/redirect', file];
    const { stdout } = await container.run('node', args, { CONVOGRAPH_URL });
    expect(JSON.parse(stdout)).toMatchObject({ name: 'Shop' });
  });

  it('leads them there by a file that loads nothing but node’s, and nothing newer than Node 14', () => {
    for (const file of ['index.js', 'index.cjs']) {
      const code = readFileSync(installed('dist', 'redirect', file), 'utf8');
      const loaded = [...code.matchAll(/(?:from |require\()"(?:node:)?([^"]+)"/g)];
      expect([...new Set(loaded.map(([, name]) => name))].sort()).toEqual([
        'module',
        'net',
        'tls',
        'url',
        'worker_threads',
      ]);
      expect(code).not.toMatch(/\?\?=|\|\|=|&&=|\.at\(|Object\.hasOwn|structuredClone|static \{/);
    }
  });

  it('leads them there by a file that costs next to nothing beside https', async () => {
    const program = `require('https');
const before = process.cpuUsage();
require('convograph/redirect');
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000);`;
    writeFileSync(join(container.app, 'load-redirect.cjs'), program);
    const cost = async () => Number((await container.run('node', ['load-redirect.cjs'])).stdout);
    // On a busy machine the same work now and then costs twice as much.
    await expect.poll(cost).toBeLessThan(20);
  });

  describe('the example', () => {
    const bot = () => join(container.app, 'echo-bot');
    beforeAll(() => cpSync(join(ROOT, 'examples', 'echo-bot'), bot(), { recursive: true }));

    it('passes in Vitest', async () => {
      mkdirSync(join(bot(), 'node_modules'));
      symlinkSync(join(ROOT, 'node_modules', 'vitest'), join(bot(), 'node_modules', 'vitest'));
      const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
      const args = [vitest, 'run', '--root', bot(), PATIENT, 'echo.vitest'];
      const { stdout } = await container.run('node', args, { CI: '1' });
      expect(stdout).toMatch(/Tests .*1 passed/);
    });

    it('that hands over passes in Vitest', async () => {
      const place = join(container.app, 'handover');
      cpSync(join(ROOT, 'examples', 'handover'), place, { recursive: true });
      mkdirSync(join(place, 'node_modules'));
      symlinkSync(join(ROOT, 'node_modules', 'vitest'), join(place, 'node_modules', 'vitest'));
      const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
      const args = [vitest, 'run', '--root', place, PATIENT, 'handover.vitest'];
      const { stdout } = await container.run('node', args, { CI: '1' });
      expect(stdout).toMatch(/Tests .*3 passed/);
    });

    it('passes in node’s own runner', async () => {
      const { stdout } = await container.run('node', ['--test', 'echo-bot/echo.node.test.mjs']);
      expect(stdout).toMatch(/pass 2/);
    });

    it('passes in Python, over HTTP', async () => {
      const python = join(bot(), 'python');
      const program = join(container.app, 'node_modules', '.bin', 'convograph');
      const args = ['-m', 'unittest', 'discover', '-s', python];
      const { stderr } = await container.run('python3', args, { CONVOGRAPH: program });
      expect(stderr).toMatch(/Ran 1 test[\s\S]*OK/);
    });

    it('has a fixture for Python of some twenty lines', () => {
      const text = readFileSync(join(ROOT, 'examples/echo-bot/python/convograph.py'), 'utf8');
      expect(text.split('\n').filter((line) => line.trim() !== '').length).toBeLessThan(26);
    });
  });

  it('loads the kit in less than a tenth of a second’s work', async () => {
    const program = `const before = process.cpuUsage();
await import('convograph/testing');
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000);`;
    writeFileSync(join(container.app, 'load-kit.mjs'), program);
    const cost = async () => Number((await container.run('node', ['load-kit.mjs'])).stdout);
    await expect.poll(cost).toBeLessThan(100);
  });

  it.each(['mts', 'cts'])('has types that hold a strict program (%s) to them', async (form) => {
    // A consumer has no types of node, and checks those of its libraries.
    const config = {
      compilerOptions: {
        strict: true,
        module: form === 'mts' ? 'nodenext' : 'node18',
        target: 'es2022',
        lib: ['es2022'],
        noEmit: true,
        types: [],
      },
      files: [`right.${form}`, `wrong.${form}`],
    };
    const right = `import 'convograph/redirect';
import { type Convograph, startConvograph, type Undo } from 'convograph/testing';
export const undo = (graph: Convograph): Promise<Undo> => graph.redirect();
export const url = async (): Promise<string> => {
  await using graph: Convograph = await startConvograph({ seed: 'x' });
  const page = await graph.page({ instagram: true });
  const { id } = await graph.control.showPage({ page: page.id });
  return id + graph.url;
};
`;
    const wrong = `import { startConvograph } from 'convograph/testing';
export const wrong = async (): Promise<number> => {
  const graph = await startConvograph({ seed: 1 });
  await graph.control.showPage({});
  return graph.url;
};
`;
    writeFileSync(join(container.app, 'tsconfig.json'), JSON.stringify(config));
    writeFileSync(join(container.app, `right.${form}`), right);
    writeFileSync(join(container.app, `wrong.${form}`), wrong);
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const said = await container.run('node', [tsc, '-p', '.', '--pretty', 'false']).then(
      ({ stdout }) => stdout,
      ({ stdout }: { stdout: string }) => stdout,
    );
    const errors = [...said.matchAll(/^(\S+)\((\d+).*error (TS\d+)/gm)];
    expect(errors.map(([, ...where]) => where)).toEqual([
      [`wrong.${form}`, '3', 'TS2322'],
      [`wrong.${form}`, '4', 'TS2741'],
      [`wrong.${form}`, '5', 'TS2322'],
    ]);
  });

  it('has every command of the program', async () => {
    const { stdout } = await container.run('node_modules/.bin/convograph', ['--help']);
    const commands = [...stdout.matchAll(/^ {2}([a-z-]+) .*/gm)]
      .map(([, name = '']) => name)
      .filter((name) => name !== 'help');
    expect(commands).toContain('import');
    // In one process, since each loads the program: with a query a module is another.
    const program = `const names = ${JSON.stringify(commands)};
process.stdout.setMaxListeners(0);
process.stderr.setMaxListeners(0);
for (const name of names) {
  process.argv = ['node', 'convograph', name, '--help'];
  console.log('@@ ' + name);
  await import('./node_modules/convograph/dist/cli/main.js?' + name);
}`;
    writeFileSync(join(container.app, 'helps.mjs'), program);
    const { stdout: helps } = await container.run('node', ['helps.mjs']);
    for (const command of commands) {
      expect(helps).toContain(`@@ ${command}\nUsage: convograph ${command}`);
    }
  });

  it('takes in again what it put out, zipped', async () => {
    const line = { id: '1', turns: [{ speaker: 'customer', text: 'Hello?' }] };
    writeFileSync(join(container.app, 'in.jsonl'), `${JSON.stringify(line)}\n`);
    const convograph = (...words: string[]) =>
      container.run('node_modules/.bin/convograph', [...words, '--json', '--data', 'moved']);
    await convograph('import', 'in.jsonl', '--page', 'Shop', '--create');
    await convograph('export', '--page', 'Shop', '--to', 'out');
    const zip = new ZipFile();
    for (const path of globSync('**/*.json', { cwd: join(container.app, 'out') })) {
      zip.addFile(join(container.app, 'out', path), path);
    }
    zip.end();
    writeFileSync(join(container.app, 'out.zip'), await buffer(zip.outputStream));
    const { stdout } = await convograph(
      'import',
      'out.zip',
      '--page',
      'Other',
      '--create',
      '--me',
      'Shop',
    );
    expect(JSON.parse(stdout)).toMatchObject({ messages: 1 });
  });

  it('answers what is loaded when it is asked for', async () => {
    const program = `import { startConvograph } from 'convograph/testing';
const graph = await startConvograph();
const page = await graph.page();
const token = (await graph.app({ page })).env().PAGE_ACCESS_TOKEN;
const headers = { authorization: 'Bearer ' + graph.controlKey, 'sec-fetch-dest': 'document' };
const asked = [
  '/', '/_convograph/docs/guides/login', '/_convograph/v1/openapi.json', '/dialog/oauth',
  '/' + page.id + '/picture?access_token=' + token, '/_convograph/sdk.js',
];
const statuses = [];
for (const path of asked) statuses.push((await fetch(graph.url + path, { headers })).status);
await graph.close();
console.log(JSON.stringify(statuses));`;
    writeFileSync(join(container.app, 'asked.mjs'), program);
    const { stdout, stderr } = await container.run('node', ['asked.mjs']);
    expect([JSON.parse(stdout), stderr]).toEqual([[200, 200, 200, 400, 200, 200], '']);
  });

  it('serves the documentation that it brings', async () => {
    const inside = readdirSync(installed('docs'), { recursive: true, encoding: 'utf8' });
    expect(inside.sort()).toEqual(
      readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).sort(),
    );
  });
});

describe('the Dockerfile', () => {
  it('ends as a user who is not root, with the store in a volume', () => {
    expect(container.says('USER')).toBe('node');
    expect(container.says('CMD')).toContain(`"${container.says('VOLUME')}"`);
    expect(container.says('CMD')).toContain('"--host", "0.0.0.0"');
    expect(container.says('FROM')).toMatch(/^node:26-slim$/);
    expect(statSync(container.at('/data')).isDirectory()).toBe(true);
  });

  it('starts a server that its health check finds well, and ends it by SIGTERM', async () => {
    const server = container.start({ PORT: '0', CONVOGRAPH_CONSOLE: 'on' });
    const ended = new Promise<number | null>((done) => server.once('close', done));
    try {
      const port = await new Promise<string>((found, fail) => {
        let said = '';
        const read = (text: Buffer): void => {
          said += String(text);
          const [, number] = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said) ?? [];
          if (number) found(number);
        };
        server.stdout?.on('data', read);
        server.stderr?.on('data', read);
        void ended.then(() => fail(new Error(said)));
      });
      const page = await fetch(`http://127.0.0.1:${port}/_convograph/docs/guides/login`);
      expect(page.status).toBe(200);
      const opened = await fetch(`http://127.0.0.1:${port}/_convograph/console/`);
      expect([opened.status, await opened.text()]).toEqual([
        200,
        expect.stringContaining('./assets/'),
      ]);
      const [file = '', ...args] = JSON.parse(
        container.says('HEALTHCHECK').replace(/^.*? CMD /, ''),
      ) as string[];
      await container.run(file, args, { PORT: port });
      expect(readdirSync(container.at('/data'))).toContain('convograph.db');
      server.kill('SIGTERM');
      expect(await ended).toBe(0);
      await expect(container.run(file, args, { PORT: port })).rejects.toThrow();
    } finally {
      if (server.kill('SIGKILL')) await ended;
    }
  });
});
