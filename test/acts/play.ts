import type { Outbound, OutboundReply, OutboundRequest } from '../../src/base/outbound.ts';
import { recordInstalled } from '../../src/store/page/commands/record-installed.ts';
import { recordMessengerProfile } from '../../src/store/page/commands/record-messenger-profile.ts';
import type { PersonRow } from '../../src/store/page/people.ts';
import type { Platform } from '../../src/store/page/platform.ts';
import { Control, type ControlAnswer } from '../control/control.ts';
import { sender } from '../sending/sending.ts';
import { afterFile } from '../support/after-file.ts';
import { type Json, type World, type WorldOptions, world } from '../support/world.ts';

/** Every field that a Page's people cause, of both vocabularies. */
export const FIELDS: readonly string[] = [
  ...['messages', 'message_echoes', 'messaging_postbacks', 'message_reactions', 'message_edits'],
  ...['message_edit', 'message_reads', 'messaging_seen', 'message_deliveries', 'messaging_optins'],
  ...['messaging_referrals', 'messaging_referral', 'messaging_policy_enforcement', 'standby'],
  ...['messaging_account_linking', 'messaging_feedback', 'response_feedback', 'send_cart'],
  ...['messaging_customer_information', 'messaging_in_thread_lead_form_submit'],
  ...['messaging_handovers', 'messaging_handover'],
  ...['feed', 'comments'],
];

/** Where apps have their events sent to. */
const CALLBACKS = 'https://bots.example/';

/** Other people's servers: each takes what comes, and answers as bots do. */
class Receivers implements Outbound {
  readonly #bodies = new Map<string, string[]>();
  readonly requests: OutboundRequest[] = [];
  #held = Promise.resolve();
  /** What they answer with. */
  status = 200;

  async send(request: OutboundRequest): Promise<OutboundReply> {
    this.requests.push(request);
    const app = request.url.slice(CALLBACKS.length);
    this.#bodies.set(app, [...(this.#bodies.get(app) ?? []), String(request.body)]);
    await this.#held;
    return { status: this.status, headers: {}, body: Buffer.from('OK'), cut: false, elapsed: 1 };
  }

  /** Lets whoever sends wait for an answer, until what this gives is called. */
  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held = promise;
    return resolve;
  }

  /** What an app got, once. */
  taken(app: string): string[] {
    const bodies = this.#bodies.get(app) ?? [];
    this.#bodies.delete(app);
    return bodies;
  }
}

/** A Page with an app that is subscribed to everything, and people who do things. */
export class Play {
  readonly world: World;
  readonly receivers: Receivers;

  constructor(world: World, receivers: Receivers) {
    this.world = world;
    this.receivers = receivers;
  }

  /** Lets somebody do something, by the control plane. */
  act(verb: string, as: PersonRow, body: object = {}): Promise<ControlAnswer> {
    return this.post(`/acts/${verb}`, { as: as.id, ...body });
  }

  /** The same, which has to be done; gives what the control plane says of it. */
  async does(verb: string, as: PersonRow, body: object = {}): Promise<Json> {
    const answer = await this.act(verb, as, body);
    if (answer.status !== 201) throw new Error(`${verb}: ${answer.text}`);
    return answer.body;
  }

  post(path: string, body: object): Promise<ControlAnswer> {
    return new Control(this.world.server).post(`/pages/${this.world.page.id}${path}`, body);
  }

  /** A person who has written once, of whose webhook nobody asks. */
  async customer(name: string, platform: Platform = 'MESSENGER'): Promise<PersonRow> {
    const person = await this.world.person(name, platform);
    await this.does('say', person, { text: 'hello' });
    await this.heard();
    return person;
  }

  /** What the app sends a person: a text, or a message as the Send API has it. Gives its id. */
  async sends(to: PersonRow, message: string | object): Promise<string> {
    const body = {
      recipient: { id: to.id },
      message: typeof message === 'string' ? { text: message } : message,
    };
    const answer = await sender(this.world).send(body);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body.message_id;
  }

  /** Has the Page show this before anybody writes. */
  async shows(platform: Platform, properties: Readonly<Record<string, unknown>>): Promise<void> {
    const { server, page } = this.world;
    const at = server.clock.now();
    await server.store.transaction((tx) =>
      recordMessengerProfile(tx, page.no, platform, () => properties, at),
    );
  }

  /** The bodies that an app was sent since it was last asked. */
  async heard(app = this.world.app.id): Promise<string[]> {
    await this.world.server.settled();
    return this.receivers.taken(app);
  }

  /** The same as one, as a lane batches what waits. */
  async heardTogether(app?: string): Promise<string> {
    const bodies = (await this.heard(app)).map((body) => JSON.parse(body));
    if (bodies.length === 0) throw new Error('nothing was heard');
    return JSON.stringify({ ...bodies[0], entry: bodies.flatMap(({ entry }) => entry) });
  }

  /**
   * The one item that the app heard of since, without who it came from and goes to; that the inbox has
   * control, which an answer there brings about, is left out.
   */
  async item(): Promise<Json> {
    const heard = (await this.heard()).filter((body) => !body.includes('_thread_control":{'));
    const [only, ...more] = heard;
    if (only === undefined || more.length > 0) throw new Error(`heard ${heard.length}`);
    const [entry] = JSON.parse(only).entry;
    const { sender, recipient, timestamp, ...own } = (entry.messaging ?? entry.standby)[0];
    return own;
  }
}

/** Subscribes an app to everything, on both sides, or to so much. */
export async function subscribe(
  { server, page }: World,
  app: string,
  names = FIELDS,
): Promise<void> {
  const fields = names.map((name) => ({ name, version: 'v26.0' }));
  await server.store.transaction(async (tx) => {
    for (const object of ['page', 'instagram'] as const) {
      await tx.directory.subscriptions.put({
        ...{
          app,
          object,
          fields,
          callback: `${CALLBACKS}${app}`,
          verifyToken: server.vault.seal('verify me'),
        },
        ...{ includeValues: true, active: true, verified: 1 },
      });
    }
    const installed = { page: page.no, account: 'page', app } as const;
    await recordInstalled(tx, installed, names, server.clock.now());
  });
}

/** A play for all tests of a file; the Page's default app is its own. */
export async function play(options: WorldOptions = {}): Promise<Play> {
  const receivers = new Receivers();
  const made = await world({ mode: 'strict', outbound: receivers, ...options });
  afterFile(() => made.close());
  await subscribe(made, made.app.id);
  return new Play(made, receivers);
}
