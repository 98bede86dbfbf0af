import type { Receiver } from '../sends/receiver.ts';
import type { Serving } from '../server/serving.ts';

/** A Page, and who may do what of its conversations. */
export interface ControlPage {
  readonly id: string;
  /** Whether it has a default app. */
  readonly isRouted: boolean;
  /** Names of its apps. */
  readonly apps: readonly string[];
  /** By the name of the app. */
  readonly tokens: Readonly<Record<string, string>>;
  /** PSIDs. */
  readonly people: readonly string[];
}

/** What the clients hand over. */
export interface ControlStage {
  readonly pages: readonly ControlPage[];
  /** By name. */
  readonly apps: Readonly<Record<string, { readonly id: string; readonly secret: string }>>;
}

const APPS = ['a', 'b', 'c'] as const;
/** Few, so that several clients want one conversation. */
const PEOPLE = 4;
const VERIFY_TOKEN = 'torture';
const FIELDS = ['messaging_handovers'];

/**
 * Makes Pages with three apps each, which are told of control alone: one without a default app, and two
 * with one, of whose apps two may take control.
 * @param receiver is told their secrets
 */
export async function setControlStage(server: Serving, receiver: Receiver): Promise<ControlStage> {
  const ask = async (
    method: string,
    path: string,
    body: object,
  ): Promise<Record<string, string>> => {
    const answer = await server.ask(method, path, body);
    if (!answer) throw new Error(`${method} ${path} was not answered.`);
    return answer;
  };
  const apps: Record<string, { readonly id: string; readonly secret: string }> = {};
  for (const name of APPS) {
    const { id = '', secret = '' } = await ask('POST', '/apps', { name });
    apps[name] = { id, secret };
    receiver.secrets.set(name, secret);
    const how = { verify: false, verify_token: VERIFY_TOKEN, fields: FIELDS };
    const callback_url = `${receiver.url}/${name}`;
    await ask('POST', `/apps/${id}/subscriptions`, { callback_url, ...how });
  }
  const ids = APPS.map((name) => apps[name]?.id ?? '');
  const pages: ControlPage[] = [];
  // Of two that are routed: there most is handed over.
  for (const isRouted of [false, true, true]) {
    const { id = '' } = await ask('POST', '/pages', { name: `Page ${pages.length}` });
    // Before anybody is told of roles.
    if (isRouted) {
      const [first, second] = ids;
      await ask('PATCH', `/pages/${id}`, { default_app: first, take_right: [first, second] });
    }
    const tokens: Record<string, string> = {};
    for (const each of ids) {
      await ask('POST', `/apps/${each}/subscriptions`, { page: id, fields: FIELDS });
      const made = await ask('POST', '/tokens', { page: id, for_app: each });
      tokens[each] = made.access_token ?? '';
    }
    const people: string[] = [];
    for (let n = 0; n < PEOPLE; n++) {
      const person = await ask('POST', `/pages/${id}/people`, { name: `Person ${n}` });
      await ask('POST', `/pages/${id}/acts/say`, { as: person.id, text: `hello ${n}` });
      people.push(person.id ?? '');
    }
    pages.push({ id, isRouted, apps: ids, tokens, people });
  }
  return { pages, apps };
}
