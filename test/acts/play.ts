import { envelope } from '../../src/events/envelope.ts';
import { type Payload, payloadOf } from '../../src/events/payload.ts';
import { Scene } from '../../src/events/scene.ts';
import type { LogEvent } from '../../src/store/log/log.ts';
import { recordInstalled } from '../../src/store/page/commands/record-installed.ts';
import { recordMessengerProfile } from '../../src/store/page/commands/record-messenger-profile.ts';
import type { PersonRow } from '../../src/store/page/people.ts';
import type { Platform } from '../../src/store/page/platform.ts';
import { Control, type ControlAnswer } from '../control/control.ts';
import { sender } from '../sending/sending.ts';
import { afterFile } from '../support/after-file.ts';
import { type Json, type World, type WorldOptions, world } from '../support/world.ts';

/** Every field that a Page's people cause, of both vocabularies. */
const FIELDS = [
  ...['messages', 'message_echoes', 'messaging_postbacks', 'message_reactions', 'message_edits'],
  ...['message_edit', 'message_reads', 'messaging_seen', 'message_deliveries', 'messaging_optins'],
  ...['messaging_referrals', 'messaging_referral', 'messaging_policy_enforcement', 'standby'],
];

/** A Page with an app that is subscribed to everything, and people who do things. */
export class Play {
  readonly world: World;
  #heard = 0;

  constructor(world: World) {
    this.world = world;
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

  /** The bodies that the app was to be sent since it was last asked, as a lane would send them. */
  async heard(app = this.world.app.id): Promise<string[]> {
    const now = this.world.server.clock.now();
    return (await this.#payloads(app)).map((payload) => envelope([payload], now));
  }

  /** The same in one body, as a lane batches what waits. */
  async heardTogether(app = this.world.app.id): Promise<string> {
    const [first, ...more] = await this.#payloads(app);
    if (!first) throw new Error('nothing was heard');
    return envelope([first, ...more], this.world.server.clock.now());
  }

  async #payloads(app: string): Promise<Payload[]> {
    const { server, page } = this.world;
    const store = server.store.page(page.no);
    const { events, cursor } = await store.log.after(this.#heard, 1_000);
    this.#heard = cursor;
    const told = events.map(({ audience, ...event }: LogEvent) => {
      const verdict = audience?.[app];
      if (!verdict || 'closed' in verdict) return undefined;
      return payloadOf(new Scene(page, store), event, verdict.channel);
    });
    return (await Promise.all(told)).filter((payload) => payload !== undefined);
  }

  /** The one item that the app heard of since, without who it came from and goes to. */
  async item(): Promise<Json> {
    const [only, ...more] = await this.heard();
    if (only === undefined || more.length > 0) throw new Error(`heard ${more.length + 1}`);
    const [entry] = JSON.parse(only).entry;
    const { sender, recipient, timestamp, ...own } = (entry.messaging ?? entry.standby)[0];
    return own;
  }
}

/** Subscribes an app to everything, on both sides. */
export async function subscribe({ server, page }: World, app: string): Promise<void> {
  const fields = FIELDS.map((name) => ({ name, version: 'v26.0' }));
  await server.store.transaction(async (tx) => {
    for (const object of ['page', 'instagram'] as const) {
      await tx.directory.subscriptions.put({
        ...{ app, object, fields, callback: 'https://bot.example/webhook', verifyToken: 'sealed' },
        ...{ includeValues: true, active: true, verified: undefined },
      });
    }
    const installed = { page: page.no, account: 'page', app } as const;
    await recordInstalled(tx, installed, FIELDS, server.clock.now());
  });
}

/** A play for all tests of a file. */
export async function play(options: WorldOptions = {}): Promise<Play> {
  const made = await world({ mode: 'strict', ...options });
  afterFile(() => made.close());
  await subscribe(made, made.app.id);
  const play = new Play(made);
  await play.heard();
  return play;
}
