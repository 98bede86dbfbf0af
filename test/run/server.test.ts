import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataDir, endingOf, inHouse, serving } from '../cli/run.ts';
import { afterFile } from '../support/after-file.ts';
import { builtProgram } from '../support/program.ts';
import { type World, world } from '../support/world.ts';
import { emptyFolder, Running } from './support/running.ts';

/** A command of ours, as a program types it that is run. */
const ours = async (...words: string[]): Promise<string[]> => [
  process.execPath,
  await builtProgram(),
  ...words,
];

/** A folder whose settings name the port of a server that runs. */
function besideServer({ server }: World): string {
  const folder = emptyFolder();
  const port = Number(new URL(server.url).port);
  writeFileSync(join(folder, 'convograph.config.json'), JSON.stringify({ port }));
  return folder;
}

describe('the server of a run', () => {
  it('is the demo’s, which is made where there is no store', async () => {
    const cwd = emptyFolder();
    const words = await ours('token', 'list', '--json');
    const { code, stdout, stderr } = await (await Running.begin([], words, { cwd })).ended;
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(
      /^convograph: Kiln & Clover, a small invented business, is served at http:\/\/127\.0\.0\.1:\d+\.\nconvograph: Its Page token: EAA\w+\nconvograph: Its app's secret: [0-9a-f]{32}\n$/,
    );
    expect(JSON.parse(stdout).data.length).toBeGreaterThan(1);
    expect(existsSync(join(cwd, '.convograph', 'convograph.db'))).toBe(true);
  });

  it('is the one that serves the store already, whatever PORT is for the program', async () => {
    const shared = await world();
    afterFile(() => shared.close());
    const { url, dataDir } = shared.server;
    const script = 'echo "port $PORT"; "$0" "$1" faults --json';
    const words = ['sh', '-c', script, ...(await ours())];
    const env = { PORT: '1' };
    const cwd = besideServer(shared);
    const run = await Running.begin(['--data', dataDir, '--log'], words, { cwd, env });
    const { stdout, stderr } = await run.ended;
    expect(stderr).toBe(
      `convograph: The store ${dataDir} is served already at ${url}.\nconvograph: --log is not heeded: that server was started without this run.\n`,
    );
    // Only a server knows of faults: the command of the program has found it, and the store.
    expect(stdout).toBe('port 1\n{"data":[]}\n');
  });

  it('is one beside it, where what listens there is another store’s', async () => {
    const other = await world();
    afterFile(() => other.close());
    const data = join(emptyFolder(), 'mine');
    await inHouse(data, async () => undefined);
    const words = ['sh', '-c', 'true'];
    const run = await Running.begin(['--data', data], words, { cwd: besideServer(other) });
    const { stderr } = await run.ended;
    expect(stderr).toContain(`convograph: The store ${data} is served at http://127.0.0.1:`);
    expect(stderr).not.toContain(other.server.url);
  });

  it('begins with a seed file, and tells what it brought', async () => {
    const cwd = emptyFolder();
    const seed = { convograph: 1, pages: [{ name: 'Shop' }], apps: [{ name: 'Bot' }] };
    writeFileSync(join(cwd, 'store.yaml'), JSON.stringify(seed));
    const words = await ours('page', 'list', '--json');
    const run = await Running.begin(['--seed', 'store.yaml'], words, { cwd });
    const { stdout, stderr } = await run.ended;
    expect(stderr).toContain('convograph: From the seed file: 1 app, 1 Page.\n');
    expect(JSON.parse(stdout).data).toMatchObject([{ name: 'Shop' }]);
  });

  it('leaves the program alone, and nothing else, where the run is killed', async () => {
    const [cwd, tmp] = [emptyFolder(), emptyFolder()];
    await inHouse(join(cwd, '.convograph'), async () => undefined);
    const program = [process.execPath, join(import.meta.dirname, 'support', 'signals.mjs')];
    const run = await Running.begin([], program, { cwd, env: { TMPDIR: tmp } });
    await run.says('ready ');
    run.child.kill('SIGKILL');
    const pid = Number(/ready (\d+)/.exec(run.out.stdout)?.[1]);
    process.kill(pid, 'SIGTERM');
    expect((await run.ended).stdout).toContain('came: SIGTERM');
    expect(readdirSync(tmp)).toEqual([]);
    await inHouse(join(cwd, '.convograph'), async ({ store }) => {
      expect(await store.directory.pages.after(0, 1)).toEqual([]);
    });
  });
});

describe('convograph run, typed wrongly', () => {
  it('says so of a server that speaks https alone', async () => {
    const data = dataDir();
    await inHouse(data, async () => undefined);
    const server = await serving(['serve', '--tls', '--port', '0', '--data', data]);
    const url = String(server.ready.url).replace('https:', 'http:');
    expect(await endingOf(['run', '--to', url, '--', 'true'])).toEqual({
      code: 1,
      sentence: `The server at ${url} speaks https alone, and a run leads to plain HTTP: start it without --tls, or see \`npx convograph proxy\`.`,
    });
    expect(await server.stop('SIGTERM')).toBe(0);
  });

  it.each([
    [['run'], 2, "Missing required argument 'command'."],
    [
      ['run', '--to', 'https://127.0.0.1:4004', '--', 'true'],
      2,
      '--to takes an address such as http://127.0.0.1:4004, and "https://127.0.0.1:4004" is not that.',
    ],
    [
      ['run', '--to', 'http://127.0.0.1:1', '--', 'true'],
      1,
      'No Convograph answers at http://127.0.0.1:1: start it there, or see --to.',
    ],
    [
      ['run', '--to', 'http://127.0.0.1:1', 'node', 'bot.js', '--unknown', '--data', 'x'],
      1,
      'No Convograph answers at http://127.0.0.1:1: start it there, or see --to.',
    ],
    [
      ['run', '--to', 'http://127.0.0.1:1', '--seed', 'a.yaml', '--', 'true'],
      2,
      '--seed is for a server that is started here: not with --to.',
    ],
  ] as const)('says what to do: %j', async (words, code, sentence) => {
    expect(await endingOf(words)).toEqual({ code, sentence });
  });
});
