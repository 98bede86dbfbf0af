import { type RequestOptions, request } from 'node:https';
import { connect, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { ServerOptions } from '../../src/server/server.ts';
import { start } from '../server/harness.ts';
import { newFolder } from './folder.ts';

/** A server that speaks https, as long as a test runs, with certificates of its own. */
export async function startTls(options: Partial<ServerOptions> = {}) {
  const certificates = await newFolder().open();
  const { port, server, log } = await start({ ...options, certificates });
  const trusting = { ca: certificates.rootPem, host: '127.0.0.1', port };
  /** A connection by TCP, which ends with the test. */
  const dial = (): Socket => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    onTestFinished(() => void socket.destroy());
    return socket;
  };
  /** A connection by TLS, as soon as both have agreed. */
  const dialTls = (given: ConnectionOptions = {}): Promise<TLSSocket> =>
    new Promise((resolve, reject) => {
      const socket = connectTls({ ...trusting, servername: 'localhost', ...given }, () =>
        resolve(socket),
      );
      socket.on('error', reject);
      onTestFinished(() => void socket.destroy());
    });
  /** What is answered to a request by https. */
  const ask = (path: string, given: RequestOptions = {}) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const asked = request({ ...trusting, path, agent: false, ...given }, async (res) => {
        const text = (await res.setEncoding('utf8').toArray()).join('');
        resolve({ status: res.statusCode ?? 0, text });
      });
      asked.on('error', reject).end();
    });
  return { port, server, log, certificates, dial, dialTls, ask };
}

/** All that comes in on a connection until it ends, or is cut. */
export const untilClosed = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    socket.setEncoding('latin1').on('data', (part: string) => (text += part));
    socket.on('close', () => resolve(text));
  });
