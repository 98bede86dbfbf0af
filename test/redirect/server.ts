import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that tells what it was asked, and over which of its connections: the first is 1. */
export interface TellingServer {
  readonly url: string;
  /** Resolves when something was asked at `/held`; what it gives has that answered. */
  held(): Promise<() => void>;
  close(): Promise<void>;
}

/** @param name how its answers begin: `name host/path #connection` */
export async function tellingServer(name: string): Promise<TellingServer> {
  let connections = 0;
  const numbers = new WeakMap<object, number>();
  let hold: (answer: () => void) => void = () => undefined;
  const server: Server = createServer((req, res) => {
    const answer = () =>
      res.end(`${name} ${req.headers.host}${req.url} #${numbers.get(req.socket)}`);
    if (req.url === '/held') hold(() => answer());
    else answer();
  });
  server.on('connection', (socket) => numbers.set(socket, ++connections));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    held: () =>
      new Promise((done) => {
        hold = done;
      }),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
