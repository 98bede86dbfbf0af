import { execFile } from 'node:child_process';
import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isClockFaked } from '../support/faked-clock.ts';
import { builtProgram } from '../support/program.ts';
import { isInstalled } from '../support/runtimes.ts';
import { type World, world } from '../support/world.ts';
import { emptyFolder, Running } from './support/running.ts';

const support = (name: string): string => join(import.meta.dirname, 'support', name);
const SIGNALS = [process.execPath, support('signals.mjs')];

let shared: World;
/** Two that take eleven seconds, while the others run. */
let silent: Running;
let calling: Running;
beforeAll(async () => {
  shared = await world();
  silent = await Running.begin(['--to', shared.server.url], ['sleep', '10.8']);
  const words = [process.execPath, support('calls-once.mjs')];
  calling = await Running.begin(['--to', shared.server.url], words);
});
afterAll(() => shared.close());

/** A program under a run that goes to a server which is there, to its end. */
async function end(words: readonly string[], cwd = emptyFolder()) {
  const running = await Running.begin(['--to', shared.server.url], words, { cwd });
  return running.ended;
}

describe.concurrent('the end of convograph run', () => {
  it('is the exit code of the program', async () => {
    expect(await end(['sh', '-c', 'exit 7'])).toMatchObject({ code: 7, signal: null });
  });

  it('is the signal that ended the program', async () => {
    const ended = await end(['sh', '-c', 'kill -TERM $$']);
    expect(ended).toMatchObject({ code: null, signal: 'SIGTERM' });
  });

  it('is 128 and its number where it ends nobody else', async () => {
    expect(await end(['sh', '-c', 'kill -KILL $$'])).toMatchObject({ code: 137, signal: null });
  });

  it('is 127 and a sentence where there is no such program', async () => {
    const { code, stdout, stderr } = await end(['no-such-program']);
    expect([code, stdout]).toEqual([127, '']);
    expect(stderr).toContain(
      'convograph: There is no command "no-such-program", or what it is written for is missing: look at its name and at PATH.\n',
    );
  });

  it('is 126 and a sentence where it may not be run', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'notes'), 'a text');
    chmodSync(join(cwd, 'notes'), 0o644);
    const { code, stderr } = await end(['./notes'], cwd);
    expect(code).toBe(126);
    expect(stderr).toContain(
      'convograph: The command "./notes" cannot be run: it is no file that may be run (chmod +x).\n',
    );
  });

  it('leaves nothing in the temporary folder, also where the program is killed', async () => {
    const env = { TMPDIR: emptyFolder() };
    const words = ['sh', '-c', 'ls "$TMPDIR"; kill -9 $$'];
    const running = await Running.begin(['--to', shared.server.url], words, { env });
    expect((await running.ended).stdout).toMatch(/^convograph-run-/);
    expect(readdirSync(env.TMPDIR)).toEqual([]);
  });
});

describe('a signal to convograph run', () => {
  it('is passed on to the program, once', async () => {
    const running = await Running.begin(['--to', shared.server.url], SIGNALS);
    await running.says('ready');
    for (const signal of ['SIGUSR1', 'SIGUSR2', 'SIGINT', 'SIGHUP', 'SIGTERM'] as const) {
      running.child.kill(signal);
      await running.says(signal);
    }
    const { code, stdout } = await running.ended;
    const came = /\ncame: SIGUSR1 SIGUSR2 SIGINT SIGHUP SIGTERM\n$/;
    expect([code, stdout]).toEqual([5, expect.stringMatching(came)]);
  });

  it.skipIf(isClockFaked || !isInstalled('python3'))(
    'comes once to the program by Ctrl+C too',
    async () => {
      const run = [await builtProgram(), 'run', '--to', shared.server.url, '--', ...SIGNALS];
      const words = [support('terminal.py'), process.execPath, ...run];
      const { stdout } = await promisify(execFile)('python3', words, { cwd: emptyFolder() });
      expect(stdout).toMatch(/came: SIGINT SIGTERM\s*$/);
    },
  );
});

describe('a signal before the program runs', () => {
  it('ends the run, and nothing is run', async () => {
    const running = await Running.begin(['--to', shared.server.url], ['echo', 'It runs.']);
    running.child.kill('SIGTERM');
    expect(await running.ended).toMatchObject({ code: null, signal: 'SIGTERM', stdout: '' });
  });
});

describe('a run whose program runs for ten seconds', () => {
  it('says that no call has come, in one line', async () => {
    const { stderr } = await silent.ended;
    const { url } = shared.server;
    expect(stderr).toBe(
      [
        `convograph: Calls go to ${url}.`,
        `convograph: No call of graph.facebook.com or another host of Meta's has come in 10 s; if there was one, see what a program may need besides: ${url}/_convograph/docs/guides/run`,
        '',
      ].join('\n'),
    );
  });

  it('does not, where one came by the import hook, past the proxy', async () => {
    const { stderr } = await calling.ended;
    expect(stderr).toBe(`convograph: Calls go to ${shared.server.url}.\n`);
  });
});
