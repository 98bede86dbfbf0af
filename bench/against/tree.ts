import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execute } from '../process.ts';

/** A commit as a folder of files, with what it needs installed. */
export interface Tree {
  /** The commit's short name. */
  readonly commit: string;
  /** Its entry file. */
  readonly program: string;
  /** A folder for whatever else is to go with it. */
  readonly folder: string;
}

const root = new URL('../../', import.meta.url).pathname;
const PREFIX = 'convograph-against-';

/**
 * Checks a commit out into a temporary worktree that is gone when this process ends, however that
 * comes: only one that is killed outright leaves it, and the next run then clears it away.
 * @throws Error for a name that is no commit, or when its packages cannot be installed
 */
export async function checkOut(name: string): Promise<Tree> {
  const commit = git('rev-parse', '--verify', '--short', `${name}^{commit}`);
  clearAway();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  process.once('exit', () => remove(folder));
  const tree = join(folder, 'tree');
  git('worktree', 'add', '--detach', tree, commit);
  if (lockOf(tree) === lockOf(root)) {
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  } else {
    process.stderr.write(`${commit} has other packages: installing them\n`);
    await execute('npm', ['ci', '--no-audit', '--no-fund'], tree);
  }
  return { commit, program: join(tree, 'bin', 'convograph.js'), folder };
}

const lockOf = (folder: string): string => {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  // The first is the project itself, with its name and what it asks for.
  return JSON.stringify({ ...packages, '': undefined });
};

function git(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', ['-C', root, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr.trim()}`);
  return stdout.trim();
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  spawnSync('git', ['-C', root, 'worktree', 'prune']);
}

/** Removes what runs that were killed have left. */
function clearAway(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : 0;
    if (pid > 0 && !isAlive(pid)) remove(join(tmpdir(), name));
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
