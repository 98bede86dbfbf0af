import net from 'node:net';
import tls from 'node:tls';

/** What is agreed on where Meta's hosts are asked by TLS 1.3; clients write it to logs. */
const CIPHER = {
  name: 'TLS_AES_128_GCM_SHA256',
  standardName: 'TLS_AES_128_GCM_SHA256',
  version: 'TLSv1.3',
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
  /** Why nothing more may be asked over it. */
  ended: Error | undefined;

  constructor(servername: string, protocols: unknown, options: net.SocketConstructorOpts) {
    super(options);
    this.servername = servername;
    this.alpnProtocol =
      Array.isArray(protocols) && protocols.includes('http/1.1') ? 'http/1.1' : false;
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

  #asks(done: (error: Error) => void): boolean {
    if (this.isIdle && this.ended) {
      done(this.ended);
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
