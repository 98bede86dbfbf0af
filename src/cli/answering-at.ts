import { OutboundError } from '../base/outbound.ts';
import { systemScheduler } from '../base/scheduler.ts';
import { Failure, WrongUse } from '../house/failure.ts';
import { network } from '../house/network.ts';
import { speaksHttps, trustOwnRoot } from './own-root.ts';

/** How long it may take to answer, in ms. */
const PATIENCE = 5_000;

/**
 * The origin of a Convograph that somebody else started.
 * @param to as it was typed
 * @param dataDir of the store whose root is trusted, for a server that speaks https; there is none of
 *   these without it
 * @throws WrongUse for what is no address of one
 * @throws Failure where none answers
 */
export async function answeringAt(to: string, dataDir?: string): Promise<string> {
  const url = URL.parse(to);
  const isSpoken = url?.protocol === (dataDir === undefined ? 'http:' : url?.protocol);
  if (!url || !isSpoken || !/^https?:$/.test(url.protocol) || isMore(url)) {
    throw new WrongUse(
      `--to takes an address such as http://127.0.0.1:4004, and "${to}" is not that.`,
    );
  }
  const { origin, hostname } = url;
  if (dataDir !== undefined) trustOwnRoot(origin, { dataDir });
  const way = network({ allowTo: ['loopback', hostname], scheduler: systemScheduler });
  try {
    const asked = { method: 'GET', url: `${origin}/_convograph/healthz` } as const;
    const reply = await way.send({ ...asked, timeout: PATIENCE, most: 4_096 });
    if (url.protocol === 'http:' && speaksHttps(reply)) {
      if (dataDir === undefined) throw new Failure(httpsAlone(origin));
      return await answeringAt(`https${origin.slice('http'.length)}`, dataDir);
    }
    if (reply.status === 200) return origin;
    throw new Failure(`What answers at ${origin} is no Convograph: see --to.`);
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    throw new Failure(`No Convograph answers at ${origin}: start it there, or see --to.`);
  } finally {
    await way.close();
  }
}

const httpsAlone = (origin: string): string =>
  `The server at ${origin} speaks https alone, and a run leads to plain HTTP: start it without --tls, or see \`npx convograph proxy\`.`;

const isMore = ({ username, pathname, search, hash }: URL): boolean =>
  username !== '' || pathname !== '/' || search !== '' || hash !== '';
