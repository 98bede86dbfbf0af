import net from 'node:net';
import tls from 'node:tls';
import type { Wanted } from './wanted.ts';

/** What is agreed on where Meta's hosts are asked by TLS 1.3; clients write it to logs. */
const CIPHER = {
  name: 'TLS_AES_128_GCM_SHA256',
  standardName: 'TLS_AES_128_GCM_SHA256',
  version: 'TLSv1.3',
};

/**
 * What node asks of a handle once TLS is there: a mock that lets a call go gives the handle of the
 * connection it made to the socket that it had taken.
 */
const HANDLE = {
  verifyError: () => undefined,
  // With a session that was used before, names are not compared again.
  isSessionReused: () => true,
  getEphemeralKeyInfo: () => ({}),
  getALPNNegotiatedProtocol: () => 'http/1.1',
  getProtocol: () => CIPHER.version,
  getCipher: () => CIPHER,
  getSession: () => undefined,
  getPeerCertificate: () => undefined,
};

/**
 * A plain connection that a client takes for one by TLS: what it asks of the certificate and of the
 * handshake has the answers of a host that was checked, and nothing is encrypted.
 */
export class SecureSocket extends net.Socket {
  readonly encrypted = true;
  readonly authorized = true;
  readonly authorizationError = null;
  readonly alpnProtocol: string | false;
  readonly servername: string;
  secureConnecting = true;
  /** Whether nothing that was asked is unanswered. */
  isIdle = true;
  /** Whether nothing more is to be asked over it. */
  isLast = false;

  /** @param wanted as `tls.connect` takes it */
  constructor(servername: string, wanted: Wanted) {
    super(wanted as net.SocketConstructorOpts);
    this.servername = servername;
    const { ALPNProtocols: protocols, timeout } = wanted;
    this.alpnProtocol = Array.isArray(protocols) && protocols.includes('http/1.1') && 'http/1.1';
    if (timeout) this.setTimeout(timeout);
    this.once('connect', () =>
      Object.assign((this as unknown as { _handle: object })._handle, HANDLE),
    );
    // The last that a plain connection tells of itself, as a handshake would come after it.
    this.once('ready', () => {
      this.secureConnecting = false;
      this.emit('secure');
      this.emit('secureConnect');
    });
  }

  override _write(
    chunk: unknown,
    encoding: BufferEncoding,
    done: (error?: Error | null) => void,
  ): void {
    if (this.#asks(done)) super._write(chunk, encoding, done);
  }

  override _writev(
    chunks: { chunk: unknown; encoding: BufferEncoding }[],
    done: (error?: Error | null) => void,
  ): void {
    if (this.#asks(done)) super._writev?.(chunks, done);
  }

  override push(chunk: unknown, encoding?: BufferEncoding): boolean {
    this.isIdle = true;
    return super.push(chunk, encoding);
  }

  /** Whether something may be sent: part of a request, or the next one. */
  #asks(done: (error: Error) => void): boolean {
    if (this.isIdle && this.isLast) {
      const gone = new Error('The redirect to Convograph has ended.');
      done(Object.assign(gone, { code: 'ECONNRESET' }));
      return false;
    }
    this.isIdle = false;
    return true;
  }

  getPeerCertificate(): object {
    const subject = { CN: this.servername };
    return { subject, issuer: { CN: 'Convograph' }, subjectaltname: `DNS:${this.servername}` };
  }

  getProtocol(): string {
    return CIPHER.version;
  }

  getCipher(): typeof CIPHER {
    return CIPHER;
  }

  getEphemeralKeyInfo(): object {
    return {};
  }

  getCertificate(): object {
    return {};
  }

  getSharedSigalgs(): string[] {
    return [];
  }

  isSessionReused(): boolean {
    return false;
  }

  setMaxSendFragment(): boolean {
    return true;
  }

  /** As where the other side does not want it. */
  renegotiate(_options: unknown, done?: (error: Error) => void): false {
    done?.(new Error('TLS 1.3 knows no renegotiation.'));
    return false;
  }

  getSession(): undefined {}
  getTLSTicket(): undefined {}
  getFinished(): undefined {}
  getPeerFinished(): undefined {}
  getPeerX509Certificate(): undefined {}
  getX509Certificate(): undefined {}
  disableRenegotiation(): void {}
  enableTrace(): void {}
  setServername(): void {}
  setSession(): void {}
  setKeyCert(): void {}
}

// Some clients tell by `instanceof` what they were given.
Object.setPrototypeOf(SecureSocket.prototype, tls.TLSSocket.prototype);
