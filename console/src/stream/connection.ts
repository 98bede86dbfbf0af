import { EventSourceParserStream } from 'eventsource-parser/stream';
import { place } from '../control/ask.ts';
import { ControlError } from '../control/control-plane.ts';
import { keptKey } from '../key.ts';
import type { Row } from './rows.ts';

/** What comes of a stream, in its order. */
export interface StreamEvents {
  /** @param id where to go on from */
  rows(rows: readonly Row[], id: string): void;
  hello(): void;
  /** Some that came are kept no more, or were too many. */
  gap(id: string): void;
  /** So many came that they are not told one by one. */
  counts(rows: number): void;
}

/**
 * Reads the stream until it ends: `fetch` and not EventSource, since the key goes in a header.
 * @throws ControlError where it was refused, or the server is gone
 */
export async function readStream(
  after: string,
  events: StreamEvents,
  signal: AbortSignal,
): Promise<void> {
  const address = `${place.control}events?${new URLSearchParams({ after })}`;
  const headers = { authorization: `Bearer ${keptKey() ?? ''}`, accept: 'text/event-stream' };
  const answer = await fetch(address, { headers, signal, cache: 'no-store' });
  if (!answer.ok || !answer.body) throw new ControlError(answer.statusText, answer.status);
  const stream = answer.body
    .pipeThrough(new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>)
    .pipeThrough(new EventSourceParserStream());
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const said = JSON.parse(value.data);
    const id = value.id ?? '';
    if (value.event === 'hello') events.hello();
    else if (value.event === 'gap') events.gap(id);
    else if (value.event === 'counts') events.counts(said.rows);
    else events.rows(said, id);
  }
}
