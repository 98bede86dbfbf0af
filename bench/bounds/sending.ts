import { request } from 'node:http';
import { connect } from 'node:net';
import type { Victim } from './attack.ts';

/** One request of an attack. */
export interface Sent {
  readonly method?: string;
  /** Path with its query. */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Sends a request on a connection of its own; gives status and bytes of the answer, 0 for none. */
export function send(
  { host, port }: Victim,
  { method = 'GET', path = '/', headers = {}, body }: Sent,
): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve) => {
    const asked = request({ host, port, method, path, headers, agent: false }, (response) => {
      let bytes = 0;
      const done = () => resolve({ status: response.statusCode ?? 0, bytes });
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.once('close', done);
      response.once('error', done);
    });
    asked.once('error', () => resolve({ status: 0, bytes: 0 }));
    asked.end(body);
  });
}

/** The same request so many times at once. */
export async function sendMany(victim: Victim, times: number, sent: Sent): Promise<void> {
  await Promise.all(Array.from({ length: times }, () => send(victim, sent)));
}

/**
 * Writes bytes to a connection as they are.
 * @param until ends the connection when so much text of it has come; without it the server does
 * @returns what was read, as Latin-1
 */
export function sendRaw(
  { host, port }: Victim,
  bytes: string | Buffer,
  until: (text: string) => boolean = () => false,
): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, host, () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (until(text)) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.once('close', () => resolve(text));
  });
}
