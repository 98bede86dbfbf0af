import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';
import { metaHostOf } from '../base/meta-hosts.ts';
import { SecureSocket } from './secure-socket.ts';
import { type RedirectTarget, targetAt } from './target.ts';

/** What node's clients say of a connection that they want. */
type Wanted = net.NetConnectOpts & tls.ConnectionOptions & { [LET_GO]?: true };
type Connect = (...args: unknown[]) => net.Socket;

/** Another copy of this file finds by it what is there: the hook's, and the test kit's. */
const KEY = Symbol.for('convograph.redirect');
/** What a mock has seen of a connection, and let go: it makes it with the same options. */
const LET_GO = Symbol.for('convograph.redirect.letGo');

/** All redirects of this thread: the newest holds. */
class Redirects {
  readonly #targets: RedirectTarget[] = [];
  readonly #sockets = new Set<net.Socket>();
  readonly #tlsConnect = tls.connect as Connect;
  readonly #connect = net.Socket.prototype.connect as Connect;
  readonly #ours: { tls: Connect; socket: Connect };
  /** What connects sockets, when it was tried last, and whether that is a mock's. */
  #tried: unknown;
  #isMocked = false;

  constructor() {
    const redirects = this;
    this.#ours = {
      tls: (...args) => redirects.#secure(args),
      socket: function (this: net.Socket, ...args) {
        return redirects.#plain(this, args);
      },
    };
    Object.assign(this.#ours.tls, { [KEY]: this });
    this.#put(this.#ours.tls, this.#ours.socket);
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
      if (this.#targets.length === 0) this.#remove();
    };
  }

  get #target(): RedirectTarget | undefined {
    return this.#targets[this.#targets.length - 1];
  }

  /** Has what is kept alive not be used again: it leads to where calls went before. */
  #leave(): void {
    for (const socket of this.#sockets) {
      if (socket instanceof SecureSocket && !socket.isIdle) {
        socket.ended = Object.assign(new Error('The redirect to Convograph has ended.'), {
          code: 'ECONNRESET',
        });
      } else socket.destroy();
    }
    this.#sockets.clear();
  }

  #put(tlsConnect: Connect, socketConnect: Connect): void {
    tls.connect = tlsConnect as typeof tls.connect;
    net.Socket.prototype.connect = socketConnect as typeof net.Socket.prototype.connect;
    // For `import { connect } from 'node:tls'`.
    syncBuiltinESMExports();
  }

  /** Takes away what is ours; where something was laid over it, that passes all on. */
  #remove(): void {
    const isTop = {
      tls: tls.connect === this.#ours.tls,
      socket: net.Socket.prototype.connect === this.#ours.socket,
    };
    this.#put(
      isTop.tls ? this.#tlsConnect : (tls.connect as Connect),
      isTop.socket ? this.#connect : (net.Socket.prototype.connect as Connect),
    );
  }

  /** `tls.connect`. */
  #secure(args: unknown[]): net.Socket {
    const target = this.#target;
    const wanted = target && wantedBy(args);
    const name = wanted && secureNameOf(wanted);
    if (!target || !wanted || !name) return this.#tlsConnect(...args);
    const done = args[args.length - 1];
    if (this.#goesToMock && !wanted[LET_GO]) {
      return this.#tlsConnect({ ...wanted, lookup: notTaken, [LET_GO]: true }, done);
    }
    // Where a proxy's tunnel was given, it is not needed.
    wanted.socket?.destroy();
    const socket = new SecureSocket(
      name,
      wanted.ALPNProtocols,
      wanted as net.SocketConstructorOpts,
    );
    if (typeof done === 'function') socket.once('secureConnect', done as () => void);
    if (wanted.timeout) socket.setTimeout(wanted.timeout);
    this.#watch(socket, name, target);
    if (speaksOnlyHttp2(wanted)) {
      socket.destroy(
        new Error(`${name} is redirected to Convograph, which speaks HTTP/1.1 alone.`),
      );
      return socket;
    }
    return socket.connect({ host: target.host, port: target.port });
  }

  /** `socket.connect`. */
  #plain(socket: net.Socket, args: unknown[]): net.Socket {
    const target = this.#target;
    const wanted = target && wantedBy(args);
    const name = wanted && !wanted.path && metaHostNamed(wanted.host);
    if (!target || !name) return this.#connect.apply(socket, args);
    if (socket instanceof tls.TLSSocket) {
      // On its way to the mock below.
      if (this.#goesToMock) return this.#connect.apply(socket, args);
      throw new Error(`${name} is redirected to Convograph: ask for it by tls.connect.`);
    }
    const list = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
    const done = list[list.length - 1];
    this.#watch(socket, name, target);
    const { host, port } = target;
    return this.#connect.call(
      socket,
      { host, port },
      typeof done === 'function' ? done : undefined,
    );
  }

  #watch(socket: net.Socket, name: string, target: RedirectTarget): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    const destroy = socket._destroy;
    socket._destroy = (error, done) => {
      if (isRefusal(error)) {
        error.message = `${error.message || 'connect ECONNREFUSED'}: ${name} is redirected to Convograph, and none is at ${target.url}. Start one by \`npx convograph serve\` (in a clone \`npm start\`), or set CONVOGRAPH_URL to where it is.`;
      }
      destroy.call(socket, error, done);
    };
  }

  /**
   * Whether a mock stands where sockets connect: it sees what is asked of Meta's hosts first. Such as do
   * look the name up themselves; node does at once.
   */
  get #goesToMock(): boolean {
    const connect = net.Socket.prototype.connect as Connect;
    if (connect === this.#tried) return this.#isMocked;
    this.#tried = connect;
    let isNode = false;
    const socket = new net.Socket();
    const lookup = () => {
      isNode = true;
    };
    connect.call(socket, { host: 'convograph.invalid', port: 1, lookup });
    socket.destroy();
    this.#isMocked = !isNode;
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

/** The forms in which node takes what is wanted: its own list, options, or port and host. */
function wantedBy(args: readonly unknown[]): Wanted {
  const [first] = args;
  if (Array.isArray(first)) return first[0];
  if (typeof first === 'object' && first !== null) return first as Wanted;
  const options = args.find((each) => typeof each === 'object' && each !== null);
  const isPath = typeof first === 'string' && !/^\d+$/.test(first);
  const said = isPath ? { path: first } : { port: first, host: args[1] };
  if (typeof args[1] !== 'string') delete (said as { host?: unknown }).host;
  return { ...said, ...(options as object) } as Wanted;
}

/**
 * Of Meta's hosts, the one that TLS is wanted with. Over a tunnel, and to an address that was looked up
 * before, the name is in `servername`; but not where that address is this machine's own.
 */
function secureNameOf({ host, servername, socket, path }: Wanted): string | undefined {
  if (socket) return metaHostNamed(servername) ?? metaHostNamed(host);
  if (path) return undefined;
  const isElsewhere =
    net.isIP(host ?? '') !== 0 && !/^(?:127\.|::1$|::ffff:127\.)/.test(host ?? '');
  return metaHostNamed(isElsewhere ? servername : host);
}

const metaHostNamed = (name: unknown): string | undefined =>
  typeof name === 'string' ? metaHostOf(name)?.name : undefined;

const speaksOnlyHttp2 = ({ ALPNProtocols: protocols }: Wanted): boolean =>
  Array.isArray(protocols) && protocols.includes('h2') && !protocols.includes('http/1.1');

const isRefusal = (error: Error | null): error is NodeJS.ErrnoException =>
  (error as NodeJS.ErrnoException | null)?.code === 'ECONNREFUSED';

/** Looks nothing up: whoever asks for a mock's name does not reach Meta. */
const notTaken: net.LookupFunction = (name, _, done) =>
  done(new Error(`No mock took ${name}, nor let it go.`), '', 0);
