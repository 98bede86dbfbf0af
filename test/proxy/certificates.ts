import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { META_HOSTS } from '../../src/base/meta-hosts.ts';
import type { HostCertificates } from '../../src/proxy/tls-ends.ts';

/** One certificate for all hosts, which whoever trusts it trusts. */
export function oneCertificate(): HostCertificates & { readonly pem: string } {
  const folder = mkdtempSync(join(tmpdir(), 'convograph-proxy-'));
  const [key, cert] = [join(folder, 'key'), join(folder, 'cert')];
  const names = META_HOSTS.map(({ name }) => `DNS:${name}`).join(',');
  const words = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=test`;
  execFileSync(
    'openssl',
    [...words.split(' '), '-keyout', key, '-out', cert, '-addext', `subjectAltName=${names}`],
    { stdio: 'ignore' },
  );
  const pem = readFileSync(cert, 'utf8');
  const context = createSecureContext({ key: readFileSync(key), cert: pem });
  rmSync(folder, { recursive: true });
  return { pem, contextFor: async () => context };
}
