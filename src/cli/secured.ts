import type { ServerConfig } from '../config/config.ts';
import type { House } from '../house/house.ts';
import type { ServerLog } from './server-log.ts';

/** What a server needs to speak https, undefined where it is not to: it is loaded where it is. */
export async function secured(
  { dataDir }: Pick<House, 'dataDir'>,
  { tls }: Pick<ServerConfig<string>, 'tls'>,
  log: ServerLog['fault'],
) {
  if (!tls) return undefined;
  const { certificatesIn } = await import('../house/certificates-in.ts');
  return { certificates: await certificatesIn(dataDir, (sentence) => log(sentence, 'note')) };
}
