import { createRequire, syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';
import { SecureSocket } from './secure-socket.ts';
import { type RedirectTarget, targetAt } from './target.ts';
import {
  callbackIn,
  plainHost,
  proxiedHost,
  secureHost,
  speaksOnlyHttp2,
  type Wanted,
  wantedBy,
} from './wanted.ts';

type Connect = (this: unknown, ...args: unknown[]) => net.Socket;

/** Another copy of this file finds by it what is there: the hook's, and the test kit's. */
const KEY = Symbol.for('convograph.redirect');
/** What a mock has seen of a connection, and let go: it makes it with the same options. */
const LET_GO = Symbol.for('convograph.redirect.letGo');

/**
 * All redirects of this thread: the newest holds. They take hold where a connection is made, below every
 * client and most mocks: the client's own bytes reach the server, in plain.
 */
class Redirects {
  readonly #targets: RedirectTarget[] = [];
  readonly #sockets = new Set<net.Socket>();
  readonly #lifts: readonly (() => void)[];
  /** What connected sockets when it was tried last, and whether that is a mock's. */
  #tried: unknown;
  #isMocked = false;

  constructor() {
    const redirects = this;
    // Not imported: as a module it loads undici too.
    const http = builtin('http') as typeof import('node:http');
    this.#lifts = [
      lay(tls, 'connect', (below: Connect) => {
        const connect: Connect = (...args) => redirects.#secure(below, args);
        return Object.assign(connect, { [KEY]: redirects });
      }),
      lay(net.Socket.prototype, 'connect', (below: Connect): Connect => {
        return function connect(...args) {
          return redirects.#plain(below, this as net.Socket, args);
        };
      }),
      // What a proxy is to ask by its whole URL, as axios did for long, never says so to a socket.
      lay(http.Agent.prototype, 'addRequest', (below: (...args: unknown[]) => unknown) => {
        return function addRequest(
          this: unknown,
          req: { path?: string },
          options: unknown,
          ...rest: unknown[]
        ) {
          const host = redirects.#target && proxiedHost(req.path);
          const wanted = host ? { ...(options as object), host, port: 80 } : options;
          return below.call(this, req, wanted, ...rest);
        };
      }),
    ];
    // For `import { connect } from 'node:tls'`.
    syncBuiltinESMExports();
  }

  /** Those that are in force here, by whichever copy of this file. */
  static get standing(): Redirects | undefined {
    return (tls.connect as { [KEY]?: Redirects })[KEY];
  }

  add(target: RedirectTarget): () => void {
    this.#leave();
    this.#targets.push(target);
    return () => {
      const at = this.#targets.indexOf(target);
      if (at < 0) return;
      this.#targets.splice(at, 1);
      this.#leave();
      if (this.#targets.length > 0) return;
      for (const lift of this.#lifts) lift();
      syncBuiltinESMExports();
    };
  }

  get #target(): RedirectTarget | undefined {
    return this.#targets[this.#targets.length - 1];
  }

  /** Has what is kept alive not be used again: it leads to where calls went before. */
  #leave(): void {
    for (const socket of this.#sockets) {
      if (socket instanceof SecureSocket && !socket.isIdle) socket.isLast = true;
      else socket.destroy();
    }
    this.#sockets.clear();
  }

  /** `tls.connect`. */
  #secure(below: Connect, args: unknown[]): net.Socket {
    const target = this.#target;
    const wanted: (Wanted & { [LET_GO]?: true }) | undefined = target && wantedBy(args);
    const name = wanted && secureHost(wanted);
    if (!target || !wanted || !name) return below.apply(tls, args);
    const done = callbackIn(args);
    if (this.#goesToMock && !wanted[LET_GO]) {
      return below.call(tls, { ...wanted, lookup: notTaken, [LET_GO]: true }, done);
    }
    // Where a proxy's tunnel was given, it is not needed.
    wanted.socket?.destroy();
    const { host, port } = target;
    if (target.isSecure) {
      // In the name that was asked for, and checked as the client has it checked.
      const led = { ...wanted, ...NOWHERE_ELSE, host, port, servername: name };
      return this.#watch(below.call(tls, led, done), name, target);
    }
    const socket = new SecureSocket(name, wanted);
    if (done) socket.once('secureConnect', done);
    this.#watch(socket, name, target);
    if (speaksOnlyHttp2(wanted)) {
      socket.destroy(
        new Error(`${name} is redirected to Convograph, which speaks HTTP/1.1 alone.`),
      );
      return socket;
    }
    return socket.connect({ host, port });
  }

  /** `socket.connect`. */
  #plain(below: Connect, socket: net.Socket, args: unknown[]): net.Socket {
    const target = this.#target;
    const name = target && plainHost(wantedBy(args));
    if (!target || !name) return below.apply(socket, args);
    if (socket instanceof tls.TLSSocket) {
      // On its way to a mock, as #secure had it go.
      if (this.#goesToMock) return below.apply(socket, args);
      return socket.destroy(
        new Error(
          `${name} is redirected to Convograph, and this was begun before: by a tls.connect that was kept.`,
        ),
      );
    }
    this.#watch(socket, name, target);
    const { host, port, isSecure, url } = target;
    if (isSecure) {
      return socket.destroy(new Error(`${name} is redirected to ${url}: ask for it by https too.`));
    }
    return below.call(socket, { host, port }, callbackIn(args));
  }

  /** Ends with the redirect, and says what to do where nobody listens. */
  #watch(socket: net.Socket, name: string, { url }: RedirectTarget): net.Socket {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    const destroy = socket._destroy;
    socket._destroy = (error, done) => {
      if (error) explain(error, name, url);
      destroy.call(socket, error, done);
    };
    return socket;
  }

  /**
   * Whether a mock stands where sockets connect: it is to see what is asked of Meta's hosts. A mock takes
   * its time; node looks a name up at once.
   */
  get #goesToMock(): boolean {
    const { connect } = net.Socket.prototype;
    if (connect === this.#tried) return this.#isMocked;
    this.#tried = connect;
    this.#isMocked = true;
    const socket = new net.Socket();
    const lookup = () => {
      this.#isMocked = false;
    };
    socket.connect({ host: 'convograph.invalid', port: 1, lookup });
    socket.destroy();
    return this.#isMocked;
  }
}

/**
 * From now on, what this thread asks of Meta's hosts is asked of a Convograph. Nothing else changes: by
 * http, https, fetch and whatever is built on node's sockets.
 * @param url where it is, such as `http://127.0.0.1:4004`
 * @returns ends it; the same again does nothing
 * @throws Error when that is no such address
 */
export function redirectTo(url: string): () => void {
  const target = targetAt(url);
  return (Redirects.standing ?? new Redirects()).add(target);
}

/** One of node's modules; older ones have no short way to it. */
const builtin = (name: string): unknown =>
  typeof process.getBuiltinModule === 'function'
    ? process.getBuiltinModule(name)
    : createRequire(import.meta.url)(name);

/**
 * Lays a function over one of node's.
 * @returns takes it away again, unless something else lies over it by then
 */
function lay<Below, Above>(on: object, name: string, over: (below: Below) => Above): () => void {
  const place = on as Record<string, unknown>;
  const below = place[name] as Below;
  const above = over(below);
  place[name] = above;
  return () => {
    if (place[name] === above) place[name] = below;
  };
}

/** Certificates that count under no root which is trusted. */
const UNTRUSTED =
  /^(?:UNABLE_TO_(?:GET_ISSUER_CERT_LOCALLY|VERIFY_LEAF_SIGNATURE)|SELF_SIGNED_CERT_IN_CHAIN)$/;

/** Says what to do, where the error is printed too. */
function explain(error: NodeJS.ErrnoException, name: string, url: string): void {
  const { code = '' } = error;
  const isRefused = code === 'ECONNREFUSED';
  if (!isRefused && !UNTRUSTED.test(code)) return;
  const advice = isRefused
    ? `Convograph, and none is at ${url}. Start one by \`npx convograph serve\` (in a clone \`npm start\`), or set CONVOGRAPH_URL to where it is.`
    : `${url}, whose certificate this program does not trust. Set NODE_EXTRA_CA_CERTS as \`npx convograph ca\` says.`;
  // Where `localhost` has two addresses, what happened at each is within.
  error.message = `${error.message || `connect ${code}`}: ${name} is redirected to ${advice}`;
  const [frames = ''] = /\n {4}at [\s\S]*/.exec(error.stack ?? '') ?? [];
  error.stack = `${error.name}: ${error.message}${frames}`;
}

/** What a client says of the way to a host. */
const NOWHERE_ELSE = {
  socket: undefined,
  path: undefined,
  lookup: undefined,
  localAddress: undefined,
};

/** Looks nothing up: what was meant for a mock does not reach Meta. */
const notTaken: net.LookupFunction = (name, _, done) =>
  done(new Error(`No mock took ${name}, nor let it go.`), '', 0);
