import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';
import { systemRandom } from '../../src/base/random.ts';
import { type Ending, endingFor } from '../../src/cli/exit.ts';
import { createProgram } from '../../src/cli/program.ts';
import { SETTINGS } from '../../src/config/settings.ts';
import { dataIn } from '../../src/house/copyable.ts';
import { type House, openHouse } from '../../src/house/house.ts';
import { afterFile } from '../support/after-file.ts';
import { builtProgram } from '../support/program.ts';

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Variables = Record<string, string | undefined>;

/** Runs `convograph …` as a person's shell does, to its end. */
export async function convograph(
  args: readonly string[],
  env: Variables = {},
  cwd?: string,
): Promise<Run> {
  const child = await start(args, env, cwd);
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** The object that `convograph … --json` printed; fails unless that is all that it printed. */
export async function json(...args: string[]): Promise<Record<string, unknown>> {
  return onlyObject(await convograph([...args, '--json']));
}

function onlyObject({ code, stdout, stderr }: Run): Record<string, unknown> {
  if (code !== 0 || stderr !== '') throw new Error(`exit ${code}: ${stderr}`);
  if (!/^[^\n]+\n$/.test(stdout)) throw new Error(`not one line: ${stdout}`);
  return JSON.parse(stdout) as Record<string, unknown>;
}

export interface Serving {
  readonly ready: Record<string, string>;
  /** Sends a signal and gives the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Everything on stdout so far. */
  stdout(): string;
  stderr(): string;
}

/** Runs `convograph serve --json`, or another command that listens, until its line is there. */
export async function serving(
  args: readonly string[],
  env: Variables = {},
  cwd?: string,
): Promise<Serving> {
  const child = await start([...args, '--json'], env, cwd);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  let [stdout, stderr] = ['', ''];
  child.stderr?.on('data', (text) => (stderr += String(text)));
  const ready = await new Promise<Record<string, string>>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (stdout.includes('\n')) resolve(JSON.parse(stdout) as Record<string, string>);
    });
    void ended.then((code) => reject(new Error(`exit ${code}: ${stderr}`)));
  });
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    return ended;
  };
  return { ready, stop, stdout: () => stdout, stderr: () => stderr };
}

/** A data directory of a test's own, not made yet. */
export function dataDir(): string {
  const parent = mkdtempSync(join(tmpdir(), 'convograph-cli-'));
  afterFile(() => rmSync(parent, { recursive: true, force: true }));
  return join(parent, 'data');
}

/** Does something to a store in this process, which is quicker than a command. */
export async function inHouse<T>(data: string, work: (house: House) => Promise<T>): Promise<T> {
  const house = await openHouse({
    dataDir: data,
    clock: systemClock,
    random: systemRandom,
    env: {},
  });
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}

/**
 * How a command line ends that is wrong before it does anything, found out in this process: a
 * spawned one takes a hundred times as long.
 */
export async function endingOf(args: readonly string[]): Promise<Ending> {
  try {
    const program = await createProgram(args);
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    return endingFor(error, dataIn(args));
  }
  throw new Error('It was carried out.');
}

let isCarryingOut = false;

/**
 * Carries a command line out in this process, for the same reason; for commands that end by
 * themselves, and tests that run one after another. Some test runs each group of commands as a
 * person does.
 */
export async function carriedOut(
  args: readonly string[],
  env: Variables = {},
  cwd = process.cwd(),
): Promise<Run> {
  if (isCarryingOut) throw new Error('Two commands at once would write into each other.');
  isCarryingOut = true;
  const { exitCode } = process;
  const out = { stdout: '', stderr: '' };
  const here = vi.spyOn(process, 'cwd').mockReturnValue(cwd);
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((part) => {
      out[name] += String(part);
      return true;
    }),
  );
  for (const [name, value] of Object.entries({ ...NONE, ...env })) vi.stubEnv(name, value);
  try {
    process.exitCode = undefined;
    const program = await createProgram(args);
    await program.parseAsync(args, { from: 'user' });
    return { code: Number(process.exitCode ?? 0), ...out };
  } catch (error) {
    const { code, sentence } = endingFor(error, dataIn(args));
    return { code, stdout: out.stdout, stderr: out.stderr + (sentence ? `${sentence}\n` : '') };
  } finally {
    process.exitCode = exitCode;
    vi.unstubAllEnvs();
    for (const spy of [here, ...spies]) spy.mockRestore();
    isCarryingOut = false;
  }
}

/** As {@link json}, carried out in this process. */
export async function printed(...args: string[]): Promise<Record<string, unknown>> {
  return onlyObject(await carriedOut([...args, '--json']));
}

/** Whatever the environment of the tests says of settings is nobody's wish. */
const NONE: Variables = Object.fromEntries(
  ['CONVOGRAPH_KEY', 'CONVOGRAPH_URL', 'FORCE_COLOR', ...SETTINGS.map(({ env }) => env)].map(
    (name) => [name, undefined],
  ),
);

/**
 * Starts `convograph …`; it is killed behind the last test of the file.
 * @param detached whether it has no terminal, whoever runs the tests
 */
export async function start(
  args: readonly string[],
  env: Variables = {},
  cwd?: string,
  detached = false,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [await builtProgram(), ...args], {
    env: { ...process.env, ...NONE, ...env },
    cwd,
    detached,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  afterFile(async () => {
    if (child.kill('SIGKILL')) await ended;
  });
  return child;
}
