import type { Socket } from 'node:net';
import type { SecureContext, Server, TLSSocket } from 'node:tls';
import type { Scheduler } from '../base/scheduler.ts';
import { finish } from './refuse-socket.ts';

const tls = process.getBuiltinModule('node:tls');

/** Where the certificates of a server come from. */
export interface ServerCertificates {
  /** What a client is to trust. */
  readonly rootFile: string;
  /** @throws Error for a name that there is none for */
  contextFor(name: string): Promise<SecureContext>;
  /** The same as PEM, of this machine's own names. */
  ownKeys(): Promise<{ readonly key: string; readonly cert: string }>;
}

/** What is made of connections. */
interface TlsFrontOptions {
  readonly certificates: ServerCertificates;
  readonly scheduler: Scheduler;
  /** How long a client may take to agree on how to be private, in ms. */
  readonly timeout: number;
  /** Takes a connection that is. */
  readonly onSecure: (socket: TLSSocket) => void;
  /** Takes what HTTP cannot read of one. */
  readonly onClientError: (error: Error, socket: TLSSocket) => void;
  /** Takes a fault of ours. */
  readonly onFault: (fault: unknown) => void;
  /** A client said that it does not trust the certificate; some only go away. */
  readonly onDistrust: () => void;
}

/** Connections that may be about to agree at once: past that the one that takes longest is cut. */
const MOST = 1_000;

/** How a connection by TLS begins. */
const HANDSHAKE = 0x16;

const DISTRUST = /ALERT_(?:UNKNOWN_CA|CERTIFICATE_UNKNOWN|BAD_CERTIFICATE)/;

/** The oldest version of TLS; older ones are broken. */
const OLDEST = 'TLSv1.2';

/** Who begins with a letter speaks HTTP without TLS. */
const isLetter = (byte: number): boolean => /[A-Za-z]/.test(String.fromCharCode(byte));

const SENTENCE = 'This port speaks https and was called by http: begin the address with https://.';
const BODY = JSON.stringify({ error: { message: SENTENCE } });

/** What is said to him; the header is for programs. */
const SPEAKS_TLS = [
  'HTTP/1.1 400 Bad Request',
  'Content-Type: application/json; charset=UTF-8',
  'X-Convograph: https',
  `Content-Length: ${BODY.length}`,
  'Connection: close',
  '',
  BODY,
].join('\r\n');

/** Ends TLS in front of a server for HTTP. */
export class TlsFront {
  readonly #options: TlsFrontOptions;
  readonly #server: Server;
  /** Those that have not agreed, by where they come from, the oldest first. */
  readonly #agreeing = new Map<string, Socket>();
  #shown: string | undefined;

  constructor(options: TlsFrontOptions) {
    this.#options = options;
    const { certificates, timeout, onSecure, onClientError } = options;
    this.#server = tls.createServer({
      ALPNProtocols: ['http/1.1'],
      handshakeTimeout: timeout,
      SNICallback: (name, tell) => {
        // Who asks for another name can tell by this one that it is not his.
        const context = certificates
          .contextFor(name)
          .catch(() => certificates.contextFor('localhost'));
        context.then((found) => tell(null, found), tell);
      },
    });
    this.#server.on('secureConnection', (socket) => {
      this.#agreeing.delete(placeOf(socket));
      onSecure(socket);
    });
    this.#server.on('tlsClientError', ({ code = '' }: NodeJS.ErrnoException, socket) => {
      if (DISTRUST.test(code)) options.onDistrust();
      socket.destroy();
    });
    this.#server.on('clientError', onClientError);
  }

  /** A connection that was made. */
  take(socket: Socket): void {
    const place = placeOf(socket);
    this.#agreeing.set(place, socket);
    const stay = this.#options.scheduler.after(this.#options.timeout, () => socket.destroy());
    socket.once('close', () => {
      stay();
      if (this.#agreeing.get(place) === socket) this.#agreeing.delete(place);
    });
    // One that is reset while nobody else listens ends itself alone.
    socket.on('error', () => socket.destroy());
    if (this.#agreeing.size > MOST) this.#cutOldest();
    socket.once('readable', () => {
      stay();
      const begun: Buffer | null = socket.read();
      const [first = 0] = begun ?? [];
      if (begun !== null && first === HANDSHAKE) void this.#agree(socket, begun);
      else if (isLetter(first)) finish(socket, SPEAKS_TLS, this.#options.scheduler);
      else socket.destroy();
    });
  }

  /** Ends what has not agreed. */
  close(): void {
    for (const socket of this.#agreeing.values()) socket.destroy();
  }

  /** Whoever names no host is shown this machine's certificate. */
  async #agree(socket: Socket, begun: Buffer): Promise<void> {
    socket.unshift(begun);
    try {
      const { key, cert } = await this.#options.certificates.ownKeys();
      if (cert !== this.#shown) this.#server.setSecureContext({ key, cert, minVersion: OLDEST });
      this.#shown = cert;
    } catch (fault) {
      this.#options.onFault(fault);
      socket.destroy();
    }
    if (!socket.destroyed) this.#server.emit('connection', socket);
  }

  #cutOldest(): void {
    const [oldest] = this.#agreeing.values();
    oldest?.destroy();
  }
}

const placeOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;
