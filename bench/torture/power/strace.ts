import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/**
 * Everything that changes a file or a name, that syncs, or that would change a file past all of these
 * (and is refused by the recording where it does).
 */
const CALLS = [
  ...['open', 'openat', 'creat', 'mkdir', 'mkdirat', 'link', 'linkat', 'symlink', 'symlinkat'],
  ...['rename', 'renameat', 'renameat2', 'unlink', 'unlinkat', 'rmdir'],
  ...['write', 'pwrite64', 'writev', 'pwritev', 'pwritev2', 'ftruncate', 'truncate', 'fallocate'],
  ...['fsync', 'fdatasync', 'sync_file_range', 'msync'],
  ...['mmap', 'copy_file_range', 'sendfile', 'splice', 'io_uring_setup', 'lseek'],
].join(',');

/** No recording is possible here, and what to do about it. */
export class NoTrace extends Error {}

/** @throws NoTrace where strace is missing, or may not look at what it starts */
export function requireStrace(): void {
  const tried = spawnSync('strace', ['-f', '--seccomp-bpf', '-o', '/dev/null', 'true'], {
    encoding: 'utf8',
  });
  if (tried.error) {
    throw new NoTrace(
      'The power cut needs strace 5.3 or newer, on Linux: apt install strace (or dnf, apk add strace).',
    );
  }
  if (tried.status !== 0) {
    throw new NoTrace(
      `strace may not look at what it starts: ${tried.stderr.trim()}\nIn a container, start it with --cap-add SYS_PTRACE.`,
    );
  }
}

/**
 * Runs a program to its end and writes what it and its children ask of the system to a file, with all
 * bytes that are written.
 * @throws Error when it does not end with 0
 */
export async function trace(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const options = ['-f', '--seccomp-bpf', '-y', '-xx', '-s', '16777216', '-o', file];
  const child = spawn(
    'strace',
    [...options, '-e', `trace=${CALLS}`, '-e', 'signal=none', process.execPath, ...args],
    // libuv's io_uring would write past all of these calls.
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...env, UV_USE_IO_URING: '0' } },
  );
  process.once('exit', () => child.kill());
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The load ended with ${String(code)}.`);
}
