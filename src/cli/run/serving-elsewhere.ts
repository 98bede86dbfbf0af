import { OutboundError } from '../../base/outbound.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { Failure, WrongUse } from '../../house/failure.ts';
import { network } from '../../house/network.ts';
import type { Serving } from './serving.ts';

/** How long it may take to answer, in ms. */
const PATIENCE = 5_000;

/**
 * A server that somebody else started.
 * @param to as it was typed
 * @throws WrongUse for what is no address of one
 * @throws Failure where none answers
 */
export async function servingElsewhere(to: string): Promise<Serving> {
  const url = URL.parse(to);
  if (url?.protocol !== 'http:' || url.username || url.pathname !== '/' || url.search || url.hash) {
    throw new WrongUse(
      `--to takes an address such as http://127.0.0.1:4004, and "${to}" is not that.`,
    );
  }
  const { origin, hostname } = url;
  const way = network({ allowTo: ['loopback', hostname], scheduler: systemScheduler });
  try {
    const asked = { method: 'GET', url: `${origin}/_convograph/healthz` } as const;
    const { status } = await way.send({ ...asked, timeout: PATIENCE, most: 4_096 });
    if (status !== 200) throw new Failure(`What answers at ${origin} is no Convograph: see --to.`);
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    throw new Failure(`No Convograph answers at ${origin}: start it there, or see --to.`);
  } finally {
    await way.close();
  }
  return { url: origin, lines: [`Calls go to ${origin}.`], close: async () => undefined };
}
