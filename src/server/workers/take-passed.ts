import type { AddressInfo, Socket } from 'node:net';
import { type Duplex, duplexPair, pipeline } from 'node:stream';
import { sameText } from '../../access/vault.ts';
import type { PassedFrom } from './pass-on.ts';

const net = process.getBuiltinModule('node:net');

/** Bytes of the line with which a connection begins. */
const LONGEST = 1_024;

/** Takes connections of other processes of this server, as if they were those of who called them. */
export interface PassedIn {
  readonly port: number;
  close(): void;
}

/**
 * Listens for them on this machine, at any free port.
 * @param take takes a connection on which HTTP is spoken
 */
export async function takePassed(
  take: (socket: Duplex) => void,
  secret: string,
): Promise<PassedIn> {
  const open = new Set<Socket>();
  const server = net.createServer((socket) => {
    open.add(socket.on('close', () => open.delete(socket)).on('error', () => undefined));
    let head = Buffer.alloc(0);
    const onData = (chunk: Buffer): void => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\n');
      if (end < 0 && head.length < LONGEST) return;
      socket.off('data', onData).pause();
      const from = end < 0 ? undefined : fromIn(head.toString('utf8', 0, end));
      if (!from || !sameText(from.secret, secret)) {
        socket.destroy();
        return;
      }
      const [near, far] = duplexPair();
      near.write(head.subarray(end + 1));
      pipeline(socket, near, socket, () => undefined);
      take(Object.assign(far, { encrypted: from.isSecure, remoteAddress: from.address }));
    };
    socket.on('data', onData);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // One of a cluster would share even this.
    server.listen({ port: 0, host: '127.0.0.1', exclusive: true }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

function fromIn(line: string): PassedFrom | undefined {
  try {
    const { secret, address, isSecure } = JSON.parse(line) as PassedFrom;
    return { secret: String(secret), address, isSecure };
  } catch {
    return undefined;
  }
}
