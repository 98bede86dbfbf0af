import { OutboundError } from '../../base/outbound.ts';
import type { Destination } from './destination.ts';

/** What node and OpenSSL call what is wrong with a certificate, or with TLS altogether. */
const OF_TLS =
  /CERT|CRL|ISSUER|LEAF|INVALID_(?:CA|PURPOSE)|PATH_LENGTH|MISMATCH|^ERR_(?:TLS|SSL)|^EPROTO/;

/** The sentence of a fault of the network. */
export function failureOf(error: unknown, { host, port }: Destination): OutboundError {
  if (error instanceof OutboundError) return error;
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  const isNobodyThere = syscall === 'connect' || error instanceof AggregateError;
  const reason = isNobodyThere ? 'connect' : OF_TLS.test(code) ? 'certificate' : 'cut';
  return new OutboundError(
    reason,
    `${host}, port ${port}: ${WORDS[reason]}${code && ` (${code})`}.`,
  );
}

const WORDS = {
  connect: 'nobody answers there',
  certificate: 'no valid certificate',
  cut: 'the connection ended before an answer',
} as const;
