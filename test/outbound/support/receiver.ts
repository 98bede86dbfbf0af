import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterFile } from '../../support/after-file.ts';
import { CERTIFICATE, KEY } from './certificate.ts';

/** Somebody else's server, on this machine. */
export interface Receiver {
  readonly port: number;
  /** Connections that were made to it. */
  readonly connections: () => number;
  /** Connections that are open now. */
  readonly open: () => Promise<number>;
  readonly close: () => void;
}

/** Starts a server that answers by `listener`. */
export const receiver = (listener: RequestListener, host?: string): Promise<Receiver> =>
  started(createServer(listener), host);

/** As {@link receiver}, with the certificate of receiver.test. */
export const secureReceiver = (listener: RequestListener): Promise<Receiver> =>
  started(createSecureServer({ key: KEY, cert: CERTIFICATE }, listener));

async function started(server: Server, host = '127.0.0.1'): Promise<Receiver> {
  let connections = 0;
  server.on('connection', () => {
    connections++;
  });
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  afterFile(close);
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    open: () => new Promise((resolve) => server.getConnections((_, count) => resolve(count))),
    close,
  };
}
