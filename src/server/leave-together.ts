import type { ServerResponse } from 'node:http';
import type { Scheduler } from '../base/scheduler.ts';

/** Sends the body of an answer whose head is written, and ends it. */
export type Leave = (res: ServerResponse, body?: string | Buffer) => void;

/** How long an answer waits for others of its turn, at most, in ms. */
const PATIENCE = 2;

/**
 * Lets the answers of one turn of the event loop leave together, at its end. Each write wakes the
 * client that waits for it, and between two of them the processor's caches fill with the work for
 * the next: under load a read of a message costs a quarter less (bench/README.md). A request on its
 * own does not wait: its turn ends with it.
 * @param onFault takes what went wrong in sending; that connection is cut
 */
export function leaveTogether(scheduler: Scheduler, onFault: (fault: unknown) => void): Leave {
  let waiting: { readonly res: ServerResponse; readonly body: string | Buffer | undefined }[] = [];
  let since = 0;
  const leave = (): void => {
    const leaving = waiting;
    waiting = [];
    for (const { res, body } of leaving) {
      try {
        // A text is ASCII: as Latin-1 it leaves in one write with the head, without being encoded.
        res.end(body, 'latin1');
      } catch (fault) {
        onFault(fault);
        res.destroy();
      }
    }
  };
  return (res, body) => {
    const now = scheduler.elapsed();
    if (waiting.length === 0) {
      since = now;
      setImmediate(leave);
    }
    waiting.push({ res, body });
    // One that took long keeps the others no longer.
    if (now - since > PATIENCE) leave();
  };
}
