import type { IncomingMessage } from 'node:http';
import type { OutboundHead, OutboundReply } from '../../base/outbound.ts';

/** How an answer begins. */
export function headOf({ statusCode: status = 0, headers }: IncomingMessage): OutboundHead {
  const named = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return { status, headers: Object.fromEntries(named) };
}

/** Reads an answer; leaving off in the middle closes its connection. */
export function readAnswer(
  message: IncomingMessage,
  most: number,
): Promise<Omit<OutboundReply, 'elapsed'>> {
  const { promise, resolve, reject } = Promise.withResolvers<Omit<OutboundReply, 'elapsed'>>();
  const chunks: Buffer[] = [];
  let left = most;
  const end = (cut: boolean): void =>
    resolve({ ...headOf(message), body: Buffer.concat(chunks), cut });
  message.on('data', (chunk: Buffer) => {
    chunks.push(chunk.length > left ? chunk.subarray(0, left) : chunk);
    left -= chunk.length;
    if (left >= 0) return;
    end(true);
    message.destroy();
  });
  message.on('end', () => end(false));
  message.on('error', reject);
  return promise;
}
