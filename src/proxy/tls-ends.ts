import type { Duplex } from 'node:stream';
import type { SecureContext, Server, TLSSocket } from 'node:tls';
import type { MetaHost } from '../base/meta-hosts.ts';

const tls = process.getBuiltinModule('node:tls');

/** Where the certificates for Meta's hosts come from. */
export interface HostCertificates {
  /** @throws Error for a name that is none of these */
  contextFor(name: string): Promise<SecureContext>;
}

/** How long a client may take to agree on how to be private, in ms. */
const HANDSHAKE = 10_000;

/** What clients say that do not trust a certificate; some say so by going away. */
const DISTRUST = /ALERT_(?:UNKNOWN_CA|CERTIFICATE_UNKNOWN|BAD_CERTIFICATE)/;

/** Who is told what becomes of a connection. */
interface TlsListener {
  readonly onSecure: (socket: TLSSocket, host: MetaHost) => void;
  /** That a client does not trust the certificate which it was shown. */
  readonly onDistrust: (host: MetaHost) => void;
}

/** Ends TLS in the name of Meta's hosts: of each the one that the tunnel was asked for, and no other. */
export class TlsEnds {
  readonly #certificates: HostCertificates;
  readonly #listener: TlsListener;
  readonly #servers = new Map<MetaHost, Server>();

  constructor(certificates: HostCertificates, listener: TlsListener) {
    this.#certificates = certificates;
    this.#listener = listener;
  }

  /** Takes a connection whose next bytes are TLS for a host. */
  take(socket: Duplex, host: MetaHost): void {
    this.#serverOf(host).emit('connection', socket);
  }

  #serverOf(host: MetaHost): Server {
    const known = this.#servers.get(host);
    if (known) return known;
    const server = tls.createServer({
      ALPNProtocols: ['http/1.1'],
      handshakeTimeout: HANDSHAKE,
      SNICallback: (name, tell) => {
        if (name.toLowerCase() !== host.name) tell(new Error('Another host than the tunnel’s'));
        else this.#certificates.contextFor(host.name).then((found) => tell(null, found), tell);
      },
    });
    server.on('secureConnection', (secure) => this.#listener.onSecure(secure, host));
    server.on('tlsClientError', ({ code = '' }: NodeJS.ErrnoException, secure) => {
      if (DISTRUST.test(code)) this.#listener.onDistrust(host);
      secure.destroy();
    });
    this.#servers.set(host, server);
    return server;
  }
}
