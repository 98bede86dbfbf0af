import { createApp } from '../../src/admin/apps.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import type { PersonRow } from '../../src/store/page/people.ts';
import { type Play, play, subscribe } from '../acts/play.ts';
import { Control } from '../control/control.ts';
import type { Json } from '../support/world.ts';
import type { Act, Notice, Outcome, Step } from './model.ts';

const INBOX = '263902037430900';
const HOUR = 3_600_000;

type Apps = ReadonlyMap<string, { readonly id: string; readonly token: string }>;

/** A Page with some apps that hear of everything, one that is none of its, and Meta's inbox. */
export class Acting {
  readonly p: Play;
  readonly #names: readonly string[];
  /** Ids and tokens by name. */
  readonly #apps: Apps;
  #maya: PersonRow | undefined;
  #conversation = '';
  #takers = new Set<string>();
  #seen = 0;

  private constructor(p: Play, names: readonly string[], apps: Apps) {
    this.p = p;
    this.#names = names;
    this.#apps = apps;
  }

  static async begin(names: readonly string[]): Promise<Acting> {
    const p = await play();
    const apps = new Map([['inbox', { id: INBOX, token: '' }]]);
    for (const [i, name] of [...names, 'stranger'].entries()) {
      const { id } = i === 0 ? p.world.app : await createApp(p.world.server, { name });
      apps.set(name, { id, token: await p.world.tokenFor({ appId: id }) });
      if (name !== 'stranger') await subscribe(p.world, id);
    }
    return new Acting(p, names, apps);
  }

  /** Somebody who has written once, to a Page without default app, whose apps have no rights. */
  async anew(): Promise<void> {
    this.#takers.clear();
    await this.#sets({ default_app: null, take_right: [] });
    this.#maya = await this.p.world.person('Maya');
    const said = await this.p.does('say', this.#maya, { text: 'hello' });
    this.#conversation = said.conversation_id;
    this.#seen = 0;
    await this.#heard();
  }

  /** Does it over HTTP, and gives what came of it. */
  async do(act: Act): Promise<Outcome> {
    const refused = await this.#done(act);
    const heard = await this.#heard();
    const notices = heard.flatMap(({ app, item }) => this.#noticeOf(app, item) ?? []);
    const messages = heard.filter(({ item }) => item.message);
    const inList = (list: string) =>
      this.#names.filter((name) =>
        messages.some((each) => each.app === name && each.list === list),
      );
    const steps = await this.#steps();
    if (notices.length > 1 || steps.length > 1) {
      throw new Error(`too much: ${JSON.stringify([notices, steps])}`);
    }
    return {
      ...(refused !== undefined && { refused }),
      ...(notices[0] && { notice: notices[0] }),
      ...(steps[0] && { step: steps[0] }),
      ...(messages.length > 0 && {
        hears: { messaging: inList('messaging'), standby: inList('standby') },
      }),
    };
  }

  /** All steps of the history, the oldest first. */
  async history(): Promise<readonly Step[]> {
    const { server, page } = this.p.world;
    const path = `/pages/${page.id}/conversations/${this.#conversation}/owner`;
    const { body } = await new Control(server).post(path, { history: true, limit: 1000 });
    return body.history.toReversed().map(({ change, from, to }: Json) => ({
      ...{ change, from: this.#nameOf(from), to: this.#nameOf(to) },
    }));
  }

  /** What an app sees of who owns it, by the wire; undefined of one that it may not see. */
  async ownersSeenBy(app: string): Promise<readonly (string | undefined)[]> {
    const { token } = this.#app(app);
    const asked = { recipient: this.#person.id, access_token: token };
    const { body } = await this.p.world.get('/me/thread_owner', asked);
    return body.data.map((each: Json) => this.#nameOf(each.thread_owner.app_id));
  }

  async #done(act: Act): Promise<string | undefined> {
    const { p } = this;
    switch (act.does) {
      case 'wait':
        p.world.server.clock.advance(act.hours * HOUR);
        return undefined;
      case 'route':
        return this.#sets({ default_app: act.app === undefined ? null : this.#app(act.app).id });
      case 'allow':
        this.#takers[act.take ? 'add' : 'delete'](act.app);
        return this.#sets({ take_right: [...this.#takers].map((name) => this.#app(name).id) });
      case 'say':
        await p.does('say', this.#person, { text: 'hi' });
        return undefined;
      case 'answer':
        await p.does('say', this.#person, { text: 'yes?', from_page: true });
        return undefined;
      case 'finish':
        // The control plane refuses it where the inbox has nothing: nothing changes then either.
        await p.act('inbox', this.#person, { act: 'done' });
        return undefined;
      case 'send':
        return this.#posts(act.app, 'messages', { message: { text: 'hey' } });
      case 'pass': {
        const target = act.target && { target_app_id: this.#app(act.target).id };
        return this.#posts(act.app, 'pass_thread_control', { ...target });
      }
      case 'extend':
        return this.#posts(act.app, 'extend_thread_control', { duration: act.hours * 3600 });
      default:
        return this.#posts(act.app, `${act.does}_thread_control`, {});
    }
  }

  async #posts(app: string, edge: string, more: object): Promise<string | undefined> {
    const { token: access_token } = this.#app(app);
    const body = JSON.stringify({ recipient: { id: this.#person.id }, ...more });
    const headers = { 'content-type': 'application/json' };
    const sent = { headers, body };
    const answer = await this.p.world.send('POST', `/me/${edge}`, { access_token }, sent);
    const { error } = answer.body;
    if (error === undefined) return undefined;
    return error.error_subcode ? `${error.code}/${error.error_subcode}` : `${error.code}`;
  }

  async #sets(changes: Parameters<typeof changePage>[2]): Promise<undefined> {
    await changePage(this.p.world.server, this.p.world.page.id, changes);
  }

  /** What each app was told since, with the list that it stood in. */
  async #heard() {
    const heard: { app: string; list: 'messaging' | 'standby'; item: Json }[] = [];
    for (const app of this.#names) {
      for (const body of await this.p.heard(this.#app(app).id)) {
        // A number of so many digits is more than a double holds.
        const exact = body.replace(/("requested_owner_app_id":)(\d+)/, '$1"$2"');
        for (const { messaging = [], standby = [] } of JSON.parse(exact).entry) {
          heard.push(...messaging.map((item: Json) => ({ app, list: 'messaging', item })));
          heard.push(...standby.map((item: Json) => ({ app, list: 'standby', item })));
        }
      }
    }
    return heard;
  }

  #noticeOf(app: string, item: Json): Notice | undefined {
    for (const of of ['pass', 'take', 'request'] as const) {
      const told = item[`${of}_thread_control`];
      if (!told) continue;
      if (of === 'request') {
        return { app, of, from: this.#nameOf(told.requested_owner_app_id), to: undefined };
      }
      const [from, to] = [told.previous_owner_app_id, told.new_owner_app_id];
      return { app, of, from: this.#nameOf(from), to: this.#nameOf(to) };
    }
    return undefined;
  }

  /** Steps that the history has more since, but for ends by time. */
  async #steps(): Promise<Step[]> {
    const steps = await this.history();
    const added = steps.slice(this.#seen).filter(({ change }) => change !== 'expire');
    this.#seen = steps.length;
    return added;
  }

  #nameOf(id: string | number | null | undefined): string | undefined {
    if (id === null || id === undefined) return undefined;
    return [...this.#apps].find(([, each]) => each.id === String(id))?.[0] ?? String(id);
  }

  #app(name: string) {
    const app = this.#apps.get(name);
    if (!app) throw new Error(`no app ${name}`);
    return app;
  }

  get #person(): PersonRow {
    if (!this.#maya) throw new Error('nobody has written');
    return this.#maya;
  }
}
