import type { IncomingMessage } from 'node:http';
import type { StreamedReply } from '../../base/outbound.ts';
import type { Deadline } from './deadline.ts';
import type { Destination } from './destination.ts';
import { failureOf } from './failure.ts';
import { headOf } from './read-answer.ts';

/** An answer that is read as it comes, until its time is over. */
export function streamed(
  message: IncomingMessage,
  to: Destination,
  deadline: Deadline,
): StreamedReply {
  // It may fail before anybody reads, who is told when he does.
  message.on('error', () => undefined);
  return {
    ...headOf(message),
    body: chunksOf(message, to, deadline),
    leave: () => void message.destroy(),
  };
}

async function* chunksOf(message: IncomingMessage, to: Destination, deadline: Deadline) {
  try {
    for await (const chunk of message) yield chunk as Buffer;
  } catch (error) {
    throw failureOf(deadline.passed ?? error, to);
  }
  // What nobody had read when the time was over is thrown away, and ends as if it were all.
  if (deadline.passed) throw deadline.passed;
}
