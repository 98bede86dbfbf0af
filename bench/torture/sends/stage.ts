import type { Serving } from '../server/serving.ts';
import type { Receiver } from './receiver.ts';

/** A Page, whom it gives its events, and who writes to it. */
export interface StagePage {
  readonly id: string;
  /** Names of the apps, as they stand in the paths of their callbacks. */
  readonly apps: readonly string[];
  /** Of the first of them. */
  readonly token: string;
  /** PSIDs. */
  readonly people: readonly string[];
}

/** An app that is told. */
interface StageApp {
  readonly id: string;
  readonly secret: string;
}

/** What the clients write to. */
export interface Stage {
  readonly pages: readonly StagePage[];
  /** By name. */
  readonly apps: Readonly<Record<string, StageApp>>;
}

/** Which Page gives which apps its events: one each, and one both. */
const GIVEN = [['a'], ['b'], ['a', 'b']] as const;
const FIELDS = ['messages', 'message_echoes'];
/** Few, so that several clients write into one conversation. */
const PEOPLE = 6;

/** The handshake's word. */
const VERIFY_TOKEN = 'torture';

/**
 * Makes Pages, apps that are told of what happens there, and people who have written.
 * @param receiver is told their secrets
 */
export async function setStage(server: Serving, receiver: Receiver): Promise<Stage> {
  const ask = async (path: string, body: object): Promise<Record<string, string>> => {
    const answer = await server.ask('POST', path, body);
    if (!answer) throw new Error(`POST ${path} was not answered.`);
    return answer;
  };
  const apps: Record<string, StageApp> = {};
  for (const name of new Set(GIVEN.flat())) {
    const { id = '', secret = '' } = await ask('/apps', { name });
    apps[name] = { id, secret };
    receiver.secrets.set(name, secret);
    const how = { verify: false, verify_token: VERIFY_TOKEN, fields: FIELDS };
    await ask(`/apps/${id}/subscriptions`, { callback_url: `${receiver.url}/${name}`, ...how });
  }
  const pages: StagePage[] = [];
  for (const [i, given] of GIVEN.entries()) {
    const { id = '' } = await ask('/pages', { name: `Page ${i}` });
    for (const name of given) {
      await ask(`/apps/${apps[name]?.id}/subscriptions`, { page: id, fields: FIELDS });
    }
    const token = await ask('/tokens', { page: id, for_app: apps[given[0]]?.id });
    const people: string[] = [];
    for (let n = 0; n < PEOPLE; n++) {
      const person = await ask(`/pages/${id}/people`, { name: `Person ${n}` });
      await ask(`/pages/${id}/acts/say`, { as: person.id, text: `hello ${i} ${n}` });
      people.push(person.id ?? '');
    }
    pages.push({ id, apps: given, token: token.access_token ?? '', people });
  }
  return { pages, apps };
}
