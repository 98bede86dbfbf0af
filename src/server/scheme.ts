import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';

/** How a request came to this process: by https where TLS ends here. */
export const schemeOf = ({ socket }: Pick<IncomingMessage, 'socket'>): 'https' | 'http' =>
  (socket as Partial<TLSSocket>).encrypted ? 'https' : 'http';
