import { systemScheduler } from '../../base/scheduler.ts';
import type { StoreFlags } from '../../config/store-config.ts';
import type { House } from '../../house/house.ts';
import { Unanswered } from '../ask-server.ts';
import type { Printer } from './printer.ts';
import { newestRows, type Rows, rowOf, rowsAfter } from './server-rows.ts';

interface Following {
  readonly filter: string;
  /** Those that there are. */
  readonly rows: Rows;
  readonly printer: Printer;
}

type Flags = StoreFlags & { readonly server?: string };

/** How long it is waited before a server that went is looked for again, in ms. */
const PAUSE = 300;

/** A row by which it is known whether the process is still the same: its numbers begin anew. */
type Known = { readonly seq: number; readonly real: string } | undefined;

/** Prints rows and those that come, until SIGINT or SIGTERM; a server that goes is waited for. */
export async function follow(
  house: House,
  flags: Flags,
  { filter, rows, printer }: Following,
): Promise<void> {
  const stopped = new AbortController();
  const stop = (): void => stopped.abort();
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const isOver = new Promise<undefined>((resolve) => {
    stopped.signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  try {
    // What is under way is told when it is over.
    await printer.print(rows.data.filter(isDone));
    let cursor = rows.last;
    let known: Known = rows.data.at(-1);
    let isGone = false;
    while (!stopped.signal.aborted) {
      try {
        if (isGone) {
          if (!(await isSame(house, flags, known, cursor))) [cursor, known] = [0, undefined];
          say('The server is back.');
          isGone = false;
        }
        const asked = rowsAfter(house, flags, cursor, filter);
        // Whoever stops does not wait for it.
        asked.catch(() => undefined);
        const came = await Promise.race([asked, isOver]);
        if (!came) return;
        await printer.print(came.data);
        cursor = came.cursor;
        known = came.data.at(-1) ?? known;
      } catch (error) {
        if (stopped.signal.aborted) return;
        if (!(error instanceof Unanswered)) throw error;
        if (!isGone) say('The server has gone: it is tried again until it is back, or Ctrl-C.');
        isGone = true;
        await systemScheduler.sleep(PAUSE, stopped.signal);
      }
    }
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

const isDone = ({ kind, ms, delivered }: Rows['data'][number]): boolean =>
  kind === 'webhook' ? delivered !== undefined : kind !== 'call' || ms !== undefined;

/** Whether the process that answers is the one of before. */
async function isSame(house: House, flags: Flags, known: Known, cursor: number): Promise<boolean> {
  const { last } = await newestRows(house, flags, { filter: '', limit: 1 });
  if (last < cursor) return false;
  if (!known) return cursor > 0;
  const row = await rowOf(house, flags, known.seq).catch((error: unknown) => {
    if (error instanceof Unanswered) throw error;
    return undefined;
  });
  return row?.real === known.real;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);
