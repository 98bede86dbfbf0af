import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { broughtByNpm } from './binaries.ts';

/** What the supervisor reads before its pipe closes where a run ends in good order, and clears its folder itself. */
export const DONE = 'done';

/** Where a PostgreSQL is, or why there is none. */
export type Found =
  | {
      readonly url: string;
      /** The same by way of a pooler; none where this machine has no pgbouncer. */
      readonly pooler?: string | undefined;
      readonly reason?: undefined;
    }
  | { readonly url?: undefined; readonly pooler?: undefined; readonly reason: string };

/** A PostgreSQL that ends with this process, by whatever this ends. */
export interface Supervised {
  readonly found: Found;
  /** Ends it, and takes its folder away. */
  end(): Promise<void>;
}

/**
 * Starts one.
 * @param place the folder of the run, in which it makes one of its own
 * @param tmpdir the temporary folder of its processes: not the run's, by which those are known that a
 *   test has left
 */
export async function startSupervised(place: string, tmpdir: string): Promise<Supervised> {
  const native = broughtByNpm();
  if (native === undefined) {
    const reason = `npm has brought none for ${process.platform}-${process.arch}`;
    return { found: { reason }, end: async () => undefined };
  }
  const supervisor = spawn(
    process.execPath,
    [join(import.meta.dirname, 'supervisor.ts'), native, join(place, 'convograph-postgres'), place],
    {
      env: { ...process.env, TMPDIR: tmpdir, TEMP: tmpdir, TMP: tmpdir },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  return { found: await firstLineOf(supervisor), end: () => endOf(supervisor) };
}

async function firstLineOf(child: ChildProcess): Promise<Found> {
  const output = child.stdout;
  if (!output) throw new Error('The supervisor has no output.');
  for await (const line of createInterface(output)) return JSON.parse(line);
  return { reason: 'its supervisor has ended' };
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.stdin?.end(DONE);
  await once(child, 'exit');
}
