import { createApp } from '../../src/admin/apps.ts';
import { changePage, type PageChanges } from '../../src/admin/pages/change-page.ts';
import { recordInstalled } from '../../src/store/page/commands/record-installed.ts';
import { recordUninstalled } from '../../src/store/page/commands/record-uninstalled.ts';
import type { PersonRow } from '../../src/store/page/people.ts';
import type { Platform } from '../../src/store/page/platform.ts';
import { Control } from '../control/control.ts';
import { afterFile } from '../support/after-file.ts';
import { type Answer, type Json, type World, type WorldOptions, world } from '../support/world.ts';

/** The apps of a desk: a bot, people who help, and one that the Page has not. */
const NAMES = ['bot', 'people', 'other', 'stranger'] as const;
export type AppName = (typeof NAMES)[number];

/** A Page whose conversations several apps share. */
export class Desk {
  readonly world: World;
  readonly ids: Readonly<Record<AppName, string>>;
  readonly #tokens: Readonly<Record<AppName, string>>;

  constructor(
    world: World,
    ids: Readonly<Record<AppName, string>>,
    tokens: Readonly<Record<AppName, string>>,
  ) {
    this.world = world;
    this.ids = ids;
    this.#tokens = tokens;
  }

  get clock() {
    return this.world.server.clock;
  }

  /** Sets the Page otherwise; without a word it has no default app, no primary and no rights. */
  async is(changes: PageChanges = {}): Promise<void> {
    const { server, page } = this.world;
    await changePage(server, page.id, {
      ...{ default_app: null, primary_receiver: null, take_right: [], receiving: [] },
      ...changes,
    });
  }

  /** Somebody who has written. */
  async customer(platform: Platform = 'MESSENGER'): Promise<PersonRow> {
    const person = await this.world.person('Maya', platform);
    await this.does('say', person, { text: 'hello' });
    return person;
  }

  /** What a customer, or the human in the inbox, does. */
  async does(verb: string, as: PersonRow, body: object = {}): Promise<Json> {
    const path = `/pages/${this.world.page.id}/acts/${verb}`;
    const answer = await new Control(this.world.server).post(path, { as: as.id, ...body });
    if (answer.status !== 201) throw new Error(`${verb}: ${answer.text}`);
    return answer.body;
  }

  /** `POST /me/…_thread_control` of an app. */
  asks(app: AppName, verb: string, person: PersonRow, more: object = {}, headers = {}) {
    return this.posts(
      app,
      `/me/${verb}_thread_control`,
      { recipient: { id: person.id }, ...more },
      headers,
    );
  }

  /** A message of an app. */
  sends(app: AppName, person: PersonRow, more: object = {}): Promise<Answer> {
    const message = { text: 'Hello' };
    return this.posts(app, '/me/messages', { recipient: { id: person.id }, message, ...more });
  }

  posts(app: AppName, path: string, body: object, headers = {}): Promise<Answer> {
    return this.world.send(
      'POST',
      `/v25.0${path}`,
      { access_token: this.#tokens[app] },
      { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) },
    );
  }

  gets(app: AppName, path: string, params: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.world.get(`/v25.0${path}`, { access_token: this.#tokens[app], ...params });
  }

  /** Who controls a conversation, as the control plane tells: an app's name here, `inbox` or `nobody`. */
  async owner(person: PersonRow): Promise<string> {
    const { owner_app: id } = await this.told(person);
    if (id === undefined) return 'nobody';
    return NAMES.find((name) => this.ids[name] === id) ?? 'inbox';
  }

  /** Until when, in hours from now. */
  async hours(person: PersonRow): Promise<number> {
    const { until } = await this.told(person);
    return (Date.parse(until) - this.clock.now()) / 3_600_000;
  }

  /** The steps of a conversation's history, oldest first: `pass bot > people`. */
  async steps(person: PersonRow): Promise<string[]> {
    const name = (id: string | undefined) =>
      id === undefined ? 'nobody' : (NAMES.find((each) => this.ids[each] === id) ?? 'inbox');
    const { history } = await this.told(person);
    return history
      .toReversed()
      .map(({ change, from, to }: Json) => `${change} ${name(from)} > ${name(to)}`);
  }

  async told(person: PersonRow): Promise<Json> {
    const { server, page } = this.world;
    const row = await server.store.page(page.no).conversations.direct(person.no);
    const path = `/pages/${page.id}/conversations/${row?.id}/owner`;
    const { body } = await new Control(server).post(path, { history: true });
    return body;
  }

  /** Gives the Page an app, or takes it away. */
  async has(app: AppName, is: boolean): Promise<void> {
    const { server, page } = this.world;
    const on = { page: page.no, account: 'page', app: this.ids[app] } as const;
    const at = server.clock.now();
    await server.store.transaction((tx) =>
      is ? recordInstalled(tx, on, ['messages'], at) : recordUninstalled(tx, on, at),
    );
  }
}

/** A desk for all tests of a file, whose Page is in the first regime. */
export async function desk(options: WorldOptions = {}): Promise<Desk> {
  const made = await world(options);
  afterFile(() => made.close());
  const apps: Partial<Record<AppName, string>> = {};
  const tokens: Partial<Record<AppName, string>> = {};
  for (const name of NAMES) {
    const { id } = name === 'bot' ? made.app : await createApp(made.server, { name });
    apps[name] = id;
    tokens[name] = await made.tokenFor({ appId: id });
  }
  const all = new Desk(made, apps as Desk['ids'], tokens as Desk['ids']);
  for (const name of ['bot', 'people', 'other'] as const) await all.has(name, true);
  await all.is();
  return all;
}
