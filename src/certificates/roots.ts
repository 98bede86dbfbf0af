import { readFileSync } from 'node:fs';
import { getCACertificates } from 'node:tls';
import { blocksOf, derOf } from './pem.ts';

/** Variables by which clients are told of roots in place of the machine's, a file each. */
const BUNDLES = ['REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'DENO_CERT'];

/**
 * The roots that programs on this machine trust, each once, as PEM: the system's (or what
 * SSL_CERT_FILE and SSL_CERT_DIR have in their place), Mozilla's where the system shows none, and
 * those that NODE_EXTRA_CA_CERTS and the like add. A file that cannot be read adds none, as with whoever
 * else is told of it.
 */
export function machineRoots(env: Readonly<Record<string, string | undefined>>): string[] {
  const system = getCACertificates('system');
  const all = [
    ...(system.length > 0 ? system : getCACertificates('bundled')),
    ...getCACertificates('extra'),
    ...BUNDLES.flatMap((name) => blocksIn(env[name])),
  ];
  const byBytes = new Map(all.map((pem) => [derOf(pem).toString('base64'), pem]));
  return [...byBytes.values()].map((pem) => `${pem.trim()}\n`);
}

function blocksIn(file: string | undefined): string[] {
  if (!file) return [];
  try {
    return blocksOf(readFileSync(file, 'utf8'), 'CERTIFICATE');
  } catch {
    return [];
  }
}
