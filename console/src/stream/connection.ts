import { ask } from '../control/ask.ts';
import type { Row } from './rows.ts';

/** What comes of a stream, in its order. */
interface StreamEvents {
  /** @param id where to go on from */
  rows(rows: readonly Row[], id: string): void;
  hello(): void;
  /** Some that came are kept no more, or were too many. */
  gap(id: string): void;
}

/** How long the server has to tell of a row, in ms. */
const WITHIN = 30_000;

/**
 * Waits for rows, one answer after another, until the signal.
 * @throws ControlError where it was refused, or the server is gone
 */
export async function readStream(
  after: string,
  events: StreamEvents,
  signal: AbortSignal,
): Promise<void> {
  events.hello();
  for (let cursor = Number(after); !signal.aborted; ) {
    const input = { for: 'row' as const, after: cursor, within: WITHIN };
    const { data, cursor: next } = await ask('POST /wait', input, signal);
    if (data.length > 0) events.rows(data as unknown as readonly Row[], String(next));
    cursor = next;
  }
}
