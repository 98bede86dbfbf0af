import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutboundHead } from '../base/outbound.ts';
import type { House } from '../house/house.ts';

const tls = process.getBuiltinModule('node:tls');

/** Whether an answer is that of a server which speaks https and was called by http (server/tls-front.ts). */
export const speaksHttps = ({ status, headers }: OutboundHead): boolean =>
  status === 400 && headers['x-convograph'] === 'https';

/** Data directories whose root this process trusts. */
const trusted = new Set<string>();

/**
 * Has this process trust the root of a store, where its server is called by https: `serve --tls`. Node
 * knows how from 24.5 on; before, NODE_EXTRA_CA_CERTS says so.
 */
export function trustOwnRoot(url: string, { dataDir }: Pick<House, 'dataDir'>): void {
  if (!url.startsWith('https:') || trusted.has(dataDir)) return;
  try {
    const root = readFileSync(join(dataDir, 'tls', 'root.pem'), 'utf8');
    tls.setDefaultCACertificates?.([...tls.getCACertificates('default'), root]);
    trusted.add(dataDir);
  } catch (error) {
    // Whatever it is called by then is another's certificate.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** The address at which a server answers: https where it says that it speaks that alone. */
export async function calledBy(
  url: string,
  house: Pick<House, 'outbound' | 'dataDir'>,
): Promise<string> {
  const health = `${url}/_convograph/healthz`;
  const reply = await house.outbound
    .send({ method: 'GET', url: health, timeout: 10_000, most: 1_024 })
    // Whoever asks it next is told.
    .catch(() => undefined);
  const isOther = url.startsWith('http:') && reply !== undefined && speaksHttps(reply);
  const called = isOther ? `https${url.slice('http'.length)}` : url;
  trustOwnRoot(called, house);
  return called;
}
