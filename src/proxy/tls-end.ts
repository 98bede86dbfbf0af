import type { Socket } from 'node:net';
import type { SecureContext, TLSSocket } from 'node:tls';

const tls = process.getBuiltinModule('node:tls');

/** Where the certificates for Meta's hosts come from. */
export interface HostCertificates {
  /** @throws Error for a name that is none of these */
  contextFor(name: string): Promise<SecureContext>;
}

/** What clients say that do not trust a certificate; some only go away. */
const DISTRUST = /ALERT_(?:UNKNOWN_CA|CERTIFICATE_UNKNOWN|BAD_CERTIFICATE)/;

/**
 * Ends TLS on a connection whose next bytes begin it. Whatever name a client says then, it is shown the
 * certificate of the host that it asked for: where that is another, it goes away.
 * @param onDistrust that it does not trust the certificate
 */
export function endTls(
  socket: Socket,
  secureContext: SecureContext,
  onDistrust: () => void,
): TLSSocket {
  const secure = new tls.TLSSocket(socket, {
    isServer: true,
    secureContext,
    ALPNProtocols: ['http/1.1'],
  });
  secure.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
    if (DISTRUST.test(code)) onDistrust();
  });
  return secure;
}
