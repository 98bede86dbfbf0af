import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

/** Gives a shell a network of its own, where it may do what it likes. */
const OWN_NETWORK = ['--user', '--map-root-user', '--net', 'sh', '-c'];
const SET_UP = 'ip link set lo up && ip address add 10.9.0.1/24 dev lo';
const SET_UP_SIX = 'ip address add fd09::1/64 dev lo nodad';

/** Why this machine gives none; undefined where it does. */
function missing(): string | undefined {
  try {
    execFileSync('unshare', [...OWN_NETWORK, `${SET_UP} && ${SET_UP_SIX}`], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return `no network of its own here: ${String((error as Error).message)
      .split('\n')
      .at(-1)}`;
  }
}

const reason = missing();

it('--allow-to opens the networks that it names, as a machine in them finds', async (context) => {
  if (reason !== undefined) context.skip(reason);
  const program = join(import.meta.dirname, 'support', 'in-namespace.ts');
  const run = `${SET_UP} && ${SET_UP_SIX} && exec "${process.execPath}" "${program}"`;
  const { stdout } = await promisify(execFile)('unshare', [...OWN_NETWORK, run]);
  expect(JSON.parse(stdout)).toEqual({
    closed: 'address',
    loopback: 'address',
    range: 'reached',
    beside: 'address',
    six: 'reached',
    sixClosed: 'address',
    nobody: 'connect',
    own: ['address', 'address'],
  });
});
