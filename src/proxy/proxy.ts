import type { IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { addressSet, LOOPBACK } from '../base/address-set.ts';
import { Connections, LARGEST_HEAD } from '../base/connections.ts';
import type { MetaHost } from '../base/meta-hosts.ts';
import type { Scheduler } from '../base/scheduler.ts';
import { type FindAddresses, machineAddresses } from '../media/outbound/names.ts';
import { readAuthority } from './authority.ts';
import { type GateRules, passageTo } from './gate.ts';
import { leadToOther, leadToServer } from './leading.ts';
import { Reach } from './reach.ts';
import { ProxyRefusal, refuseTunnel, sendRefusal } from './refusal.ts';
import { type InnerConnection, targetOf } from './target.ts';
import { endTls, type HostCertificates } from './tls-end.ts';
import { ESTABLISHED, tunnel } from './tunnel.ts';

const http = process.getBuiltinModule('node:http');

/** What a proxy is made of. */
export interface ProxyOptions extends GateRules {
  /** Where the server listens. */
  readonly upstream: URL;
  readonly certificates: HostCertificates;
  readonly scheduler: Scheduler;
  /** Knows the addresses of other hosts; the machine does without it. */
  readonly find?: FindAddresses;
  /** Takes what whoever runs it wants to know, a sentence each. */
  readonly note?: (sentence: string) => void;
}

/** A proxy that brings what is for Meta's hosts to a server (decisions/0116). */
export interface MetaProxy {
  /**
   * Resolves once it listens; port 0 is any free one.
   * @param host an address of loopback: 127.0.0.1 without it
   * @throws Error for another address; rejects as node does (EADDRINUSE)
   */
  listen(port: number, host?: string): Promise<AddressInfo>;
  /** Requests that came for Meta's hosts so far. */
  readonly calls: number;
  /** Takes nothing more; resolves when the answers under way have left, after 2 s at most. */
  close(): Promise<void>;
}

/** Milliseconds for a head, and between two requests; how long a body may take, the server says. */
const TIMEOUTS = { headersTimeout: 20_000, requestTimeout: 0, keepAliveTimeout: 60_000 };

/** How long answers under way may take after `close`, in ms. */
const GRACE = 2_000;

/** Tunnels to other hosts that are open at once. */
const MOST_TUNNELS = 1_000;

const isLoopback = addressSet(LOOPBACK);

/** Makes a proxy that is not listening yet. */
export function createProxy(options: ProxyOptions): MetaProxy {
  const { upstream, certificates, scheduler, note } = options;
  const reach = new Reach(upstream, options.find ?? machineAddresses());
  const parts = { reach, upstream, scheduler };
  const inner = new WeakMap<Duplex, InnerConnection>();
  /** Connections that TLS goes through, which has one of its own. */
  const underTls = new WeakSet<Duplex>();
  let tunnels = 0;
  let calls = 0;
  let isClosing = false;

  const connections = new Connections((req, res) => {
    if (isClosing) res.shouldKeepAlive = false;
    try {
      const target = targetOf(req, inner.get(req.socket));
      const passage = passageTo(target, req.headers['proxy-authorization'], options);
      if (passage.meta) {
        calls++;
        leadToServer(parts, req, res, target, passage.meta);
      } else leadToOther(parts, req, res, target, passage.isOpen);
    } catch (thrown) {
      if (!(thrown instanceof ProxyRefusal)) throw thrown;
      sendRefusal(res, thrown, scheduler);
    }
  });

  const enter = (socket: Duplex, connection: InnerConnection): void => {
    inner.set(socket, connection);
    server.emit('connection', socket);
  };
  const distrust = once(({ name }: MetaHost) =>
    note?.(
      `A program does not trust the certificate of ${name}: \`npx convograph ca\` says how it is told of the root.`,
    ),
  );

  const begin = async (req: IncomingMessage, socket: Socket, head: Buffer): Promise<void> => {
    const to = readAuthority(req.url ?? '');
    if (!to || inner.has(socket) || hasLength(req)) {
      throw new ProxyRefusal(400, 'Bad Request', 'CONNECT takes a host and a port, and no more.');
    }
    const passage = passageTo(to, req.headers['proxy-authorization'], options);
    if (!passage.meta) {
      if (tunnels >= MOST_TUNNELS) throw new ProxyRefusal(503, 'Too many tunnels', TOO_MANY);
      const remote = reach.open(to, passage.isOpen);
      tunnels++;
      socket.once('close', () => tunnels--);
      tunnel(socket, head, remote, scheduler);
      return;
    }
    const { meta } = passage;
    const isSecure = to.port === 443;
    // Where there is none to be had, this is the moment to say so.
    const context = isSecure ? await certificates.contextFor(meta.name) : undefined;
    if (socket.destroyed) return;
    socket.write(ESTABLISHED);
    if (head.length > 0) socket.unshift(head);
    if (context) {
      underTls.add(socket);
      enter(
        endTls(socket, context, () => distrust(meta)),
        { host: meta, isSecure },
      );
    } else enter(socket, { host: meta, isSecure });
  };

  const server = http.createServer({
    maxHeaderSize: LARGEST_HEAD,
    ...TIMEOUTS,
    connectionsCheckingInterval: 5_000,
    // The host stands in what is asked for.
    requireHostHeader: false,
  });
  for (const name of ['request', 'checkContinue', 'checkExpectation'] as const) {
    server.on(name, (req, res) => connections.arrive(req, res));
  }
  server.on('connection', (socket) => connections.open(socket));
  server.on('connect', (req, socket, head) => {
    socket.on('error', () => socket.destroy());
    // Answers that have not left yet would get among the bytes of the tunnel.
    const { newest } = connections.refuse(socket);
    if (isClosing || (newest !== undefined && !newest.closed)) {
      socket.destroy();
      return;
    }
    begin(req, socket as Socket, head).catch((thrown: unknown) => {
      if (!(thrown instanceof ProxyRefusal)) note?.(`No certificate could be had: ${thrown}`);
      refuseTunnel(socket, thrown instanceof ProxyRefusal ? thrown : noCertificate(), scheduler);
    });
  });

  return {
    listen: async (port, host = '127.0.0.1') => {
      if (!isLoopback(host)) throw new Error(`A proxy listens on loopback, and not on ${host}.`);
      return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          // Such as no file handle left for a new connection: the others live on.
          server.on('error', (fault) => note?.(fault.message));
          resolve(server.address() as AddressInfo);
        });
      });
    },
    get calls() {
      return calls;
    },
    close: () =>
      new Promise((resolve) => {
        isClosing = true;
        const open = [...connections.newest()];
        const stay = scheduler.after(GRACE, () => {
          for (const [socket] of open) socket.destroy();
        });
        server.close(() => {
          stay();
          reach.close();
          resolve();
        });
        for (const [socket, current] of open) {
          if (underTls.has(socket)) continue;
          if (current === undefined || current.closed) socket.destroy();
          else {
            current.shouldKeepAlive = false;
            current.once('close', () => socket.end(() => socket.destroy()));
          }
        }
      }),
  };
}

const TOO_MANY = 'Too many tunnels are open: end some first.';

const noCertificate = (): ProxyRefusal =>
  new ProxyRefusal(
    500,
    'No certificate',
    'This proxy has no certificate for that host: what it wrote in its terminal says why.',
  );

const hasLength = ({ headers }: IncomingMessage): boolean =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;

/** Does something once for each. */
function once<T>(work: (each: T) => void): (each: T) => void {
  const done = new Set<T>();
  return (each) => {
    if (done.has(each)) return;
    done.add(each);
    work(each);
  };
}
