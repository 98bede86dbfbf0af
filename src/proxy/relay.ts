import type { AddressInfo, Socket } from 'node:net';
import { addressSet, LOOPBACK } from '../base/address-set.ts';
import { LARGEST_HEAD } from '../base/connections.ts';
import { metaHostOf } from '../base/meta-hosts.ts';
import type { Scheduler } from '../base/scheduler.ts';
import { urlHost } from '../base/url-host.ts';
import { readAuthority } from './authority.ts';
import { ProxyRefusal, refuseTunnel } from './refusal.ts';

const net = process.getBuiltinModule('node:net');

/**
 * Passes connections on to a server as they are, but for those that name it as nobody does who was led
 * here.
 */
export interface Relay {
  /** Resolves with its address, on any free port of 127.0.0.1, once it listens. */
  listen(): Promise<string>;
  /** How many it has passed on so far. */
  readonly connections: number;
  /** Ends all of them. */
  close(): Promise<void>;
}

/** How long the first request of a connection may take to come, in ms: as long as the server waits. */
const PATIENCE = 20_000;

const isLoopback = addressSet(LOOPBACK);

/**
 * Counts the connections of a program that goes to the server itself, past the proxy (convograph/redirect).
 * A page in a browser that comes here by a name of its own (DNS rebinding) is refused: the server, to
 * which the port that it names is a stranger's, would take it for a proxy that passes on a host. Browsers
 * make a connection for one host, so the first request of each tells.
 * @param upstream the server, by plain HTTP
 */
export function createRelay(upstream: URL, scheduler: Scheduler): Relay {
  const [host, port] = [urlHost(upstream), Number(upstream.port || 80)];
  const open = new Set<Socket>();
  let connections = 0;
  const keep = (socket: Socket): void => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  };
  const server = net.createServer({ allowHalfOpen: true }, (from) => {
    keep(from);
    from.on('error', () => from.destroy());
    whenNamed(from, scheduler, (isOurs) => {
      if (!isOurs) {
        refuseTunnel(from, new ProxyRefusal(403, 'Not by this name', OTHER_NAME), scheduler);
        return;
      }
      connections++;
      const to = net.connect({ host, port, allowHalfOpen: true });
      keep(to);
      join(from, to);
      join(to, from);
    });
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

const OTHER_NAME =
  "Under this port a program reaches its Convograph, as 127.0.0.1 or as one of Meta's hosts: ask by one of these.";

/** What one says the other hears, the end too; where one breaks off, so does the other. */
function join(one: Socket, other: Socket): void {
  one.setNoDelay(true);
  one.pipe(other);
  one.on('error', () => other.destroy());
  one.once('close', () => other.destroy());
}

/** Tells by the head of a request whether it names the server as its own; nothing of it is taken. */
function whenNamed(socket: Socket, scheduler: Scheduler, tell: (isOurs: boolean) => void): void {
  let begun = '';
  const look = (chunk: Buffer): void => {
    begun += chunk.toString('latin1');
    // A head ends with a line: what comes letter by letter is not gone through at each.
    if (!chunk.includes('\n') && begun.length < LARGEST_HEAD) return;
    // Empty lines before a request are none of it.
    const [head = '', rest] = begun.replace(/^[\r\n]+/, '').split(/\r?\n\r?\n/, 2);
    if (rest === undefined && begun.length < LARGEST_HEAD) return;
    stay();
    socket.off('data', look).off('end', gone).pause();
    socket.unshift(Buffer.from(begun, 'latin1'));
    const [, named] = /\nhost:[ \t]*([^\r\n]*)/i.exec(head) ?? [];
    tell(named === undefined || isOurs(named));
  };
  const gone = (): void => void socket.destroy();
  const stay = scheduler.after(PATIENCE, gone);
  socket.on('data', look).once('end', gone).once('close', stay);
}

/** Whether a `Host` is this machine's, or one of Meta's: so programs ask that were led here. */
function isOurs(named: string): boolean {
  const { host = '' } = readAuthority(named.trim(), 80) ?? {};
  return host === 'localhost' || isLoopback(host) || metaHostOf(host) !== undefined;
}
