import { appendFileSync, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { setInterval, setTimeout } from 'node:timers';
import { inject } from 'vitest';
import { type Process, processesOf } from './processes.ts';

/** How long one test may take before what is open is told, in ms: most take a thousandth of it. */
const STILL = 20_000;
const LOOK = 2_000;
const MOST_LINES = 14;

let place = '';
let since = 0;
let isTold = false;
setInterval(look, LOOK).unref();

/**
 * Tells what is open when a test, or what lies before it, stands still: which of two that wait for each
 * other it is, a limit of time alone does not show.
 * @param where what has begun now, as a person finds it
 */
export function moveOn(where: string): void {
  place = where;
  since = performance.now();
  isTold = false;
}

function look(): void {
  const stood = performance.now() - since;
  if (isTold || place === '' || stood < STILL) return;
  isTold = true;
  void tell(`${place} stands still since ${Math.round(stood / 1000)} s:`, inject('stalls'));
}

async function tell(head: string, file: string): Promise<void> {
  const lines = await whatIsOpen();
  const more = lines.length - MOST_LINES;
  const shown = more > 0 ? [...lines.slice(0, MOST_LINES), `and ${more} more`] : lines;
  appendFileSync(file, [head, ...shown.map((line) => `  ${line.slice(0, 200)}`), ''].join('\n'));
}

/** What a test may wait for, a line each: the pool of threads, sockets of this thread, processes of the run. */
export async function whatIsOpen(): Promise<string[]> {
  return [await poolAnswers(), ...socketsOf(process), ...processesOf(tmpdir()).map(processLine)];
}

/** Whether the four threads that read files and look up names for all are free. */
async function poolAnswers(): Promise<string> {
  const begun = performance.now();
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, LOOK, undefined));
  const answered = await Promise.race([stat('/').then(() => performance.now() - begun), late]);
  return answered === undefined
    ? 'no thread of the pool is free'
    : `a thread of the pool answers after ${Math.round(answered)} ms`;
}

/** What a thread's own sockets do. `_getActiveHandles` is old, and no documented part of Node. */
function socketsOf(thread: object): string[] {
  const { _getActiveHandles: handles } = thread as { _getActiveHandles?: () => object[] };
  return (handles?.call(thread) ?? []).flatMap((handle) => {
    if (handle instanceof Server) return [`listens at ${JSON.stringify(handle.address())}`];
    if (!(handle instanceof Socket) || !(handle.connecting || handle.remotePort)) return [];
    const { localPort, remoteAddress, remotePort, bytesRead, bytesWritten } = handle;
    const isShaking = 'secureConnecting' in handle && handle.secureConnecting;
    const state = handle.connecting ? 'connects' : isShaking ? 'shakes hands' : 'is open';
    const ends = `${localPort} to ${remoteAddress}:${remotePort}`;
    return [
      `${handle.constructor.name} ${ends} ${state}: ${bytesRead} read, ${bytesWritten} written`,
    ];
  });
}

/** A process and what it waits for in the kernel. */
function processLine({ pid, command }: Process): string {
  try {
    return `process ${pid} (${readFileSync(`/proc/${pid}/wchan`, 'utf8')}): ${command}`;
  } catch {
    return `process ${pid}: ${command}`;
  }
}
