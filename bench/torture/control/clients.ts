import type { Random } from '../../../src/base/random.ts';
import type { Serving } from '../server/serving.ts';
import type { ControlPage, ControlStage } from './stage.ts';

/** Something that was done, and has to stand in the history from then on. */
export interface Granted {
  readonly page: string;
  readonly change: 'pass' | 'take';
  /** Of no two of them alike. */
  readonly metadata: string;
}

/** What apps ask for, the more the oftener: without a default app nobody takes, with one nobody asks. */
const ASKED = {
  unrouted: ['pass', 'pass', 'request'],
  routed: ['take', 'take', 'take', 'take', 'take', 'pass'],
} as const;

/**
 * Hands conversations over, asks for them, lets them go, answers in the inbox, and writes to the Pages,
 * until the server is killed; each time it waits for the answer.
 * @param name begins the metadata of each
 */
export async function handOver(
  server: Serving,
  { pages }: ControlStage,
  claim: (one: Granted) => void,
  { name, random }: { readonly name: string; readonly random: Random },
): Promise<void> {
  for (let n = 0; ; n++) {
    const page = pick(pages, random);
    const person = pick(page.people, random);
    const [app, token] = pick(Object.entries(page.tokens), random);
    const share = random.next();
    if (share < 0.85) {
      const change = pick(ASKED[page.isRouted ? 'routed' : 'unrouted'], random);
      const metadata = `${name} ${n}`;
      const target = change === 'pass' ? targetBeside(app, page, random) : undefined;
      const answer = await asks(server, page, token, `${change}_thread_control`, {
        ...{ recipient: { id: person }, metadata },
        ...(target !== undefined && { target_app_id: target }),
      });
      if (answer === undefined) return;
      // A request may be a success of which nothing comes.
      if (answer !== 'refused' && change !== 'request') claim({ page: page.id, change, metadata });
    } else if (share < 0.9) {
      const body = { recipient: { id: person } };
      if ((await asks(server, page, token, 'release_thread_control', body)) === undefined) return;
    } else {
      const isInbox = share > 0.95;
      const said = { as: person, text: `${name} ${n}`, ...(isInbox && { from_page: true }) };
      if ((await server.ask('POST', `/pages/${page.id}/acts/say`, said)) === undefined) return;
    }
  }
}

const asks = (server: Serving, page: ControlPage, token: string, edge: string, body: object) =>
  server.tries(`/v26.0/${page.id}/${edge}`, token, body);

function targetBeside(app: string, page: ControlPage, random: Random): string | undefined {
  return pick(
    page.apps.filter((each) => each !== app),
    random,
  );
}

function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(random.next() * from.length)] as T;
}
