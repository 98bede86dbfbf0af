import { META_HOSTS } from '../base/meta-hosts.ts';

/** What a certificate stands for. */
export interface CertifiedNames {
  /** The first is the common name. */
  readonly dns: readonly [string, ...string[]];
  /** IPv4 or IPv6. */
  readonly ip: readonly string[];
}

/** This machine, however it is called. */
export const LOCAL_NAMES: CertifiedNames = { dns: ['localhost'], ip: ['127.0.0.1', '::1'] };

/** All that a certificate of ours may stand for: what both authorities are constrained to. */
export const PERMITTED: CertifiedNames = {
  dns: ['localhost', ...META_HOSTS.map(({ name }) => name)],
  ip: LOCAL_NAMES.ip,
};

/**
 * The names of the certificate that answers for one, as a client asks for it: in any case, with a dot
 * at its end, an IPv6 address with its brackets. Undefined for any name but the permitted ones.
 */
export function certifiedFor(asked: string): CertifiedNames | undefined {
  const name = asked.toLowerCase().replace(/^\[(.*)\]$|\.$/, '$1');
  if ([...LOCAL_NAMES.dns, ...LOCAL_NAMES.ip].includes(name)) return LOCAL_NAMES;
  return PERMITTED.dns.includes(name) ? { dns: [name], ip: [] } : undefined;
}
