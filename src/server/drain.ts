import type { IncomingMessage } from 'node:http';
import type { Scheduler } from '../base/scheduler.ts';
import { isTooFine } from './body.ts';

/** How much of a refused body is still taken in before the connection is cut. */
const PATIENCE = { bytes: 128 * 1_048_576, ms: 5_000 };

/**
 * Reads away what is left of a body that was refused before its end: a client that is still
 * sending reads its answer only afterwards, and closing at once would reset the connection under
 * it. One that goes on for too long is cut off.
 */
export function drain(req: IncomingMessage, scheduler: Scheduler): void {
  if (req.complete || req.destroyed) return;
  let left = PATIENCE.bytes;
  let pieces = 0;
  const cut = (): void => {
    if (!req.complete) req.socket.destroy();
  };
  const stay = scheduler.after(PATIENCE.ms, cut);
  req.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0 || isTooFine(++pieces, PATIENCE.bytes - left)) cut();
  });
  req.once('close', stay);
  req.resume();
}
