import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { configFileSchema } from '../../scripts/config-schema.ts';
import { schemaText } from '../../scripts/settings.ts';
import { createProgram } from '../../src/cli/program.ts';
import { readServerConfig } from '../../src/config/config.ts';
import { readEnv } from '../../src/config/env.ts';
import { readConfigFile } from '../../src/config/file.ts';
import { flagOf, SETTINGS } from '../../src/config/settings.ts';
import { asOfMistake } from '../../src/graph/declare/calendar.ts';
import { VERSIONS } from '../../src/graph/declare/versions.ts';
import { carriedOut, dataDir, endingOf, inHouse, serving } from './run.ts';

/** A folder with a file of settings in it. */
function folderWith(settings: object | string): string {
  const folder = dataDir();
  mkdirSync(folder);
  const text = typeof settings === 'string' ? settings : JSON.stringify(settings);
  writeFileSync(join(folder, 'convograph.config.json'), text);
  return folder;
}

const command = async (name: string): Promise<Command> => {
  const [found] = (await createProgram([name])).commands;
  if (!found) throw new Error(`no ${name}`);
  return found;
};

describe('flags, variables and keys of the file', () => {
  it('are the same settings under the same names', async () => {
    const schema = configFileSchema() as { properties: object };
    expect(Object.keys(schema.properties)).toEqual(['$schema', ...SETTINGS.map(({ key }) => key)]);
    for (const { key, env, ...setting } of SETTINGS) {
      const words = key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      expect(flagOf(setting)).toBe(`--${words}`);
      const name = words.replaceAll('-', '_').toUpperCase();
      expect(env).toBe(key === 'port' ? name : `CONVOGRAPH_${name}`);
    }
  });

  it('are all the flags that demo and serve have', async () => {
    const shown = async (name: string) =>
      (await command(name)).options.filter(({ hidden }) => !hidden).map(({ long }) => long);
    const flags = SETTINGS.map((setting) => flagOf(setting));
    expect((await shown('serve')).sort()).toEqual([...flags].sort());
    const ofServe = ['--login-dialog', '--read-only', '--workers'];
    const forDemo = flags.filter((flag) => !ofServe.includes(flag));
    expect((await shown('demo')).sort()).toEqual(forDemo.sort());
  });

  it('are said at once or entry by entry where they are lists', async () => {
    const serve = await command('serve');
    serve.parseOptions(['--allow-to', 'loopback,bot', '--allow-to', '10.0.0.0/8']);
    expect(serve.opts().allowTo).toBe('loopback,bot,10.0.0.0/8');
  });

  it('are named in the help', async () => {
    const { stdout } = await carriedOut(['serve', '--help']);
    for (const { env, ...setting } of SETTINGS) {
      expect(stdout).toContain(`  ${flagOf(setting)}`);
      expect(stdout).toMatch(new RegExp(`\\b${env}\\b`));
    }
    expect(
      Math.max(
        ...(stdout
          .split('Examples:')[0]
          ?.split('\n')
          .map((l) => l.length) ?? []),
      ),
    ).toBeLessThan(81);
  });

  it('are told by a schema that is up to date', () => {
    const file = resolve(import.meta.dirname, '../../docs/reference/convograph.config.schema.json');
    expect(readFileSync(file, 'utf8')).toBe(schemaText());
  });
});

describe('a flag goes before its variable, and that before the file', () => {
  const config = (flags: object, env: Record<string, string>, file: object) =>
    readServerConfig(
      [
        Object.fromEntries(
          Object.entries(flags).map(([key, value]) => [key, { value, by: `--${key}` }]),
        ),
        readEnv(env).settings,
        readConfigFile(folderWith(file)),
      ],
      VERSIONS,
      asOfMistake,
    );

  it.each([
    ['port', '1', { PORT: '2' }, 3, [1, 2, 3]],
    ['host', 'a', { CONVOGRAPH_HOST: 'b' }, 'c', ['a', 'b', 'c']],
    [
      'publicUrl',
      'http://a/',
      { CONVOGRAPH_PUBLIC_URL: 'http://b' },
      'http://c',
      ['http://a', 'http://b', 'http://c'],
    ],
    [
      'trustProxy',
      '10.0.0.1',
      { CONVOGRAPH_TRUST_PROXY: '10.0.0.2,::1' },
      ['10.0.0.3'],
      [['10.0.0.1'], ['10.0.0.2', '::1'], ['10.0.0.3']],
    ],
    [
      'allowTo',
      'loopback,bot',
      { CONVOGRAPH_ALLOW_TO: '10.0.0.0/8' },
      ['fd00::/8', 'host.docker.internal'],
      [['loopback', 'bot'], ['10.0.0.0/8'], ['fd00::/8', 'host.docker.internal']],
    ],
    ['instagramHost', 'a', { CONVOGRAPH_INSTAGRAM_HOST: 'b' }, 'c', ['a', 'b', 'c']],
    ['asOf', '2026-10-27', { CONVOGRAPH_AS_OF: 'today' }, 'all', ['2026-10-27', 'today', 'all']],
    [
      'defaultVersion',
      'v20.0',
      { CONVOGRAPH_DEFAULT_VERSION: 'v21' },
      'v22.0',
      ['v20.0', 'v21.0', 'v22.0'],
    ],
    ['loginDialog', false, { CONVOGRAPH_LOGIN_DIALOG: 'yes' }, false, [false, true, false]],
    ['json', true, { CONVOGRAPH_JSON: '0' }, true, [true, false, true]],
  ])('%s', (key, flag, env, file, [first, second, third]) => {
    const read = (...given: Parameters<typeof config>) =>
      config(...given)[key as keyof ReturnType<typeof config>];
    expect(read({ [key]: flag }, env, { [key]: file })).toEqual(first);
    expect(read({}, env, { [key]: file })).toEqual(second);
    expect(read({}, {}, { [key]: file })).toEqual(third);
  });

  it('for the form of what a command prints that does not listen', async () => {
    const data = dataDir();
    await inHouse(data, async () => undefined);
    const form = async (args: string[], env: Record<string, string>, file: object) => {
      const all = ['page', 'list', '--data', data, ...args];
      const { stdout } = await carriedOut(all, env, folderWith(file));
      return stdout === '{"data":[]}\n' ? 'json' : stdout.slice(0, 20);
    };
    const text = 'There is no Page yet';
    expect(await form([], {}, {})).toBe(text);
    expect(await form([], {}, { json: true })).toBe('json');
    expect(await form([], { CONVOGRAPH_JSON: 'on' }, { json: false })).toBe('json');
    expect(await form(['--json'], { CONVOGRAPH_JSON: '0' }, {})).toBe('json');
    expect(await form(['--no-json'], { CONVOGRAPH_JSON: '1' }, { json: true })).toBe(text);
    const wrong = await carriedOut(['page', 'list', '--data', data], { CONVOGRAPH_JSON: 'maybe' });
    expect([wrong.code, wrong.stderr]).toEqual([
      2,
      'CONVOGRAPH_JSON must be on or off, and is "maybe".\n',
    ]);
  });

  it('for the port that is listened on, and the store that is used', async () => {
    const elsewhere = dataDir();
    const folder = folderWith({ port: 1, data: elsewhere, defaultVersion: 'v21.0' });
    const args = ['serve', '--as-of', '2026-11-03'];
    const { ready } = await serving(args, { PORT: '0' }, folder);
    const answer = await fetch(`${ready.url}/me`);
    expect(answer.headers.get('facebook-api-version')).toBe('v21.0');
    // Out on the next day.
    const early = await fetch(`${ready.url}/v27.0/me`);
    expect(early.headers.get('facebook-api-version')).toBe('v21.0');
    expect(ready.control_key).toBe(readFileSync(join(elsewhere, 'control-key'), 'utf8').trim());
  });
});

describe('a file of settings', () => {
  const sentence = async (settings: object | string, args = ['page', 'list']) => {
    const { code, stderr, stdout } = await carriedOut(args, {}, folderWith(settings));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^[^\n]+[.?]\n$/);
    return stderr;
  };

  it.each([
    ['{"port": 1,}', /is not JSON/],
    ['[]', /must hold a JSON object such as/],
    [{ prot: 1 }, /no setting "prot", .*: did you mean "port"\?/],
    [{ 'public-url': 'http://a' }, /did you mean "publicUrl"\?/],
    [
      { colour: 1 },
      /no setting "colour", .*: there are data, store, media, storeDirect, json, port,/,
    ],
    [{ port: '80' }, /"port" in .* must be a whole number/],
    [{ trustProxy: '10.0.0.1' }, /"trustProxy" in .* must be a list of texts/],
    [{ data: '' }, /"data" in .* must be the path of a directory/],
    ['{"__proto__": {}}', /no setting "__proto__"/],
  ])('%j is answered with a sentence', async (settings, words) => {
    expect(await sentence(settings)).toMatch(words);
  });

  it.each([
    [{ key: 'hush-hush-hush-hush' }, /must hold no secret, and "key" is one: .*CONVOGRAPH_KEY/],
    [{ controlKey: 'hush-hush' }, /must hold no secret/],
    [{ access_token: 'hush-hush' }, /must hold no secret/],
    [{ appSecret: 'hush-hush' }, /must hold no secret/],
    [{ host: 'EAAhushhushhush' }, /"host" looks like one/],
    [{ publicUrl: 'https://me:hush@example.com' }, /"publicUrl" looks like one/],
    [{ publicUrl: 'https://hush@example.com' }, /"publicUrl" looks like one/],
    [{ store: 'postgres://me:hush@db/kiln' }, /"store" looks like one/],
    [{ storeDirect: 'postgres://me:hush@db/kiln' }, /"storeDirect" looks like one/],
    ['hush-hush', /is not JSON/],
  ])('%j is refused and not shown', async (settings, words) => {
    const said = await sentence(settings);
    expect(said).toMatch(words);
    expect(said).not.toContain('hush');
  });

  it('names the user of a database, who is no secret', async () => {
    const said = await sentence({ store: 'postgres://ada@db/kiln?schema=Shop' });
    expect(said).toMatch(/^The schema of a store has small letters/);
  });

  it('that says what no server can do is named with its key', async () => {
    const said = await sentence({ port: 70_000 }, ['serve']);
    expect(said).toMatch(/^"port" in .*convograph\.config\.json must be a whole number from 0/);
    expect(await sentence({ defaultVersion: 'v3.0' }, ['demo'])).toMatch(/"defaultVersion" in /);
    expect(await sentence({ asOf: '2024-01-22' }, ['serve'])).toMatch(
      /^"asOf" in .* must be 2024-01-23 or later,/,
    );
  });

  it('may lie in the store too, where the one of the folder goes before it', async () => {
    const folder = folderWith({ host: 'not a host' });
    const store = folderWith({ host: 'not a host either', port: 70_000 });
    const args = ['serve', '--data', store];
    expect((await carriedOut(args, {}, folder)).stderr).toMatch(/and is "70000"/);
    expect((await carriedOut([...args, '--port', '0'], {}, folder)).stderr).toMatch(
      new RegExp(`^"host" in ${folder}/`),
    );
  });

  it('in a store names no other store', async () => {
    const store = folderWith({ data: '/elsewhere' });
    expect((await endingOf(['page', 'list', '--data', store])).sentence).toMatch(
      /would lead from one store to another/,
    );
  });

  it('is not looked for further up', async () => {
    const folder = folderWith({ data: 'shop' });
    await inHouse(join(folder, 'shop'), async () => undefined);
    mkdirSync(join(folder, 'below'));
    expect((await carriedOut(['page', 'list'], {}, folder)).code).toBe(0);
    const below = await carriedOut(['page', 'list'], {}, join(folder, 'below'));
    expect(below.stderr).toMatch(/^There is no store at .*below\/\.convograph/);
  });
});

describe('CONVOGRAPH_DATA', () => {
  it('names the store of every command, and --data another', async () => {
    const [one, other] = [dataDir(), dataDir()];
    const env = { CONVOGRAPH_DATA: one };
    expect((await carriedOut(['app', 'create', '--name', 'Bot'], env)).code).toBe(0);
    expect((await carriedOut(['app', 'list'], env)).stdout).toContain('Bot');
    const missing = await carriedOut(['app', 'list', '--data', other], env);
    expect(missing).toMatchObject({ code: 2, stdout: '' });
    expect(missing.stderr).toMatch(`There is no store at ${other}: `);
  });

  it('is named where it leads to no store', async () => {
    const { stderr } = await carriedOut(['app', 'list'], { CONVOGRAPH_DATA: dataDir() });
    expect(stderr).toMatch(/^There is no store at .*, which CONVOGRAPH_DATA names: /);
  });
});
