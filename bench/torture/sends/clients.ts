import type { Random } from '../../../src/base/random.ts';
import type { Serving } from '../server/serving.ts';
import type { Stage, StagePage } from './stage.ts';

/** A message that was answered for, and has to be there from then on. */
export interface Acknowledged {
  readonly page: string;
  readonly mid: string;
  readonly text: string;
}

/** How much of it is what the Page sends; the rest people write. */
const SENT = 0.7;

/**
 * Sends for the Pages, and writes to them, until the server is killed; each time it waits for the answer.
 * @param name begins each text, of which no two are alike
 */
export async function sendByServer(
  server: Serving,
  { pages }: Stage,
  claim: (one: Acknowledged) => void,
  { name, random }: { readonly name: string; readonly random: Random },
): Promise<void> {
  for (let n = 0; ; n++) {
    const page = pick(pages, random);
    const text = `${name} ${n}`;
    const mid = await written(server, page, text, random);
    if (mid === undefined) return;
    claim({ page: page.id, mid, text });
  }
}

async function written(server: Serving, page: StagePage, text: string, random: Random) {
  const person = pick(page.people, random);
  if (random.next() >= SENT) {
    const said = await server.ask('POST', `/pages/${page.id}/acts/say`, { as: person, text });
    return said?.message_id;
  }
  const body = { recipient: { id: person }, messaging_type: 'RESPONSE', message: { text } };
  return (await server.post(`/v26.0/${page.id}/messages`, page.token, body))?.message_id;
}

function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(random.next() * from.length)] as T;
}
