import type { AddressInfo, Socket } from 'node:net';

const net = process.getBuiltinModule('node:net');

/** Passes connections on to a server as they are. */
export interface Relay {
  /** Resolves with its address, on any free port of 127.0.0.1, once it listens. */
  listen(): Promise<string>;
  /** How many have come so far. */
  readonly connections: number;
  /** Ends all of them. */
  close(): Promise<void>;
}

/**
 * Counts the connections of a program that goes to the server itself, past the proxy (convograph/redirect).
 * @param upstream the server, by plain HTTP
 */
export function createRelay({ hostname, port }: URL): Relay {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const open = new Set<Socket>();
  let connections = 0;
  const server = net.createServer({ allowHalfOpen: true }, (from) => {
    connections++;
    const to = net.connect({ host, port: Number(port || 80), allowHalfOpen: true });
    join(from, to);
    join(to, from);
    for (const each of [from, to]) {
      open.add(each);
      each.once('close', () => open.delete(each));
    }
  });
  return {
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => {
          resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
        });
      }),
    get connections() {
      return connections;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const each of open) each.destroy();
      }),
  };
}

/** What one says the other hears, the end too; where one breaks off, so does the other. */
function join(one: Socket, other: Socket): void {
  one.setNoDelay(true);
  one.pipe(other);
  one.on('error', () => other.destroy());
  one.once('close', () => other.destroy());
}
