import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';
import { systemRandom } from '../../src/base/random.ts';
import { openHouse } from '../../src/house/house.ts';
import { listen } from '../../src/house/listen.ts';
import { PLAIN } from '../../src/testing/start.ts';
import { builtProgram } from '../support/program.ts';
import { dataDir } from './run.ts';

const PROGRAM = await builtProgram();

/** Serves a store in this process, at a port. */
async function served(data: string, port = 0) {
  const house = await openHouse({
    ...{ dataDir: data, clock: systemClock, random: systemRandom, env: {} },
    allowTo: ['loopback'],
  });
  const listening = await listen(house, { ...PLAIN, port, journal: 'bodies' });
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await listening.close();
    await house.close();
  };
  onTestFinished(close);
  return { url: listening.url, close };
}

/** A command that goes on, with what it has said so far. */
function going(...args: string[]) {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  onTestFinished(async () => {
    if (child.kill('SIGKILL')) await ended;
  });
  const said = { stdout: '', stderr: '' };
  const until = async (form: RegExp, stream: 'stdout' | 'stderr' = 'stdout'): Promise<void> => {
    while (!form.test(said[stream])) {
      const more = once(child[stream], 'data');
      await Promise.race([more, ended]);
      if (child.exitCode !== null) throw new Error(`It ended: ${said.stdout}${said.stderr}`);
    }
  };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
  }
  const stop = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return (await ended)[0] as number | null;
  };
  return { said, until, stop };
}

it('goes on over a restart of the server, says so once, and ends with Ctrl-C', async () => {
  const data = dataDir();
  const first = await served(data);
  const port = new URL(first.url).port;
  await fetch(`${first.url}/v26.0/first`);
  const log = going('log', '--follow', '--kind', 'call', '--server', first.url, '--data', data);
  await log.until(/GET \/first/);
  await fetch(`${first.url}/v26.0/second`);
  await log.until(/GET \/second/);
  const began = performance.now();
  await first.close();
  // Whoever follows does not keep a server from ending.
  expect(performance.now() - began).toBeLessThan(5_000);
  await log.until(/The server has gone/, 'stderr');
  const second = await served(data, Number(port));
  await log.until(/The server is back/, 'stderr');
  await fetch(`${second.url}/v26.0/third`);
  await log.until(/GET \/third/);
  const stopping = performance.now();
  expect(await log.stop('SIGINT')).toBe(0);
  // It does not wait for the answer that is under way, which comes within 20 s.
  expect(performance.now() - stopping).toBeLessThan(10_000);
  expect(log.said.stdout.match(/GET \/\w+/g)).toEqual(['GET /first', 'GET /second', 'GET /third']);
  expect(log.said.stderr.split('\n').filter(Boolean)).toHaveLength(2);
});

it('prints each row once and whole, of which the stream tells the beginning alone', async () => {
  const data = dataDir();
  const { url } = await served(data);
  const log = going('log', '--follow', '--json', '--kind', 'call', '--server', url, '--data', data);
  const long = `${'pieces/'.repeat(40)}end`;
  await fetch(`${url}/v26.0/first`);
  await log.until(/first/);
  const paths = [long, 'b', `${long}/c`, 'd', 'last'];
  await Promise.all(paths.slice(0, 4).map((path) => fetch(`${url}/v26.0/${path}`)));
  await fetch(`${url}/v26.0/last`);
  await log.until(/GET \/last/);
  await log.stop('SIGTERM');
  const rows = log.said.stdout.trim().split('\n');
  const told = rows.map((row) => JSON.parse(row).what.replace('GET /', ''));
  expect(told.toSorted()).toEqual(['first', ...paths].toSorted());
});

it('says where no server is, and makes nothing', async () => {
  const data = dataDir();
  await (await served(data)).close();
  const log = going('log', '--follow', '--server', 'http://127.0.0.1:9', '--data', data);
  await expect(log.until(/never/)).rejects.toThrow('No server answers at http://127.0.0.1:9');
});
