/// <reference lib="esnext.disposable" preserve="true" />
import { type ControlClient, clientOver } from './control/client.ts';
import type { ControlOperations, ControlSchemas } from './control/operations.ts';
import { requireCustomer, requirePage } from './given.ts';
import {
  type Happenings,
  requestsOf,
  type TestRequest,
  type TestRow,
  type TestWebhook,
  timelineOf,
  webhooksOf,
} from './happenings.ts';
import { type Reply, type ReplyWait, repliesTo, silenceTo } from './replies.ts';
import { Seeded } from './seeded.ts';
import { TestApp, type TestAppOptions } from './test-app.ts';
import { KitCalendar } from './test-calendar.ts';
import { KitClock } from './test-clock.ts';
import { type Done, TestCustomer, type TestCustomerOptions } from './test-customer.ts';
import { type ChaosOptions, type FaultOptions, TestFault, UnusedFault } from './test-fault.ts';
import { TestPage, type TestPageOptions } from './test-page.ts';
import {
  type RecordOptions,
  type ReplayOptions,
  type ReplayResult,
  replay,
  TestRecording,
} from './test-recording.ts';
import { requireSnapshot, TestSnapshot } from './test-snapshot.ts';
import { thread } from './thread.ts';
import type { SeedFacts, ServerFacts } from './thread-messages.ts';
import { ownerOf, type ThreadOwner } from './thread-owner.ts';

/** How a Convograph begins; the rest is the same for every test. */
export interface ConvographOptions {
  /** Where its clock stands: a moment, or epoch milliseconds; 2026-05-04T10:00:00Z without. */
  readonly now?: Date | string | number | undefined;
  /**
   * As of when the platform is: a day such as `2026-10-27`, `today` by its clock, or `all`, which offers
   * what Meta ever did; `all` without.
   */
  readonly asOf?: string | undefined;
  /** Gives the same ids again; another gives others. */
  readonly seed?: string | undefined;
  /** The port on 127.0.0.1; any that is free without. */
  readonly port?: number | undefined;
}

/** Whether a message may be sent, by its gates in their order. */
export type CanSend = ControlSchemas['CanSend'];

/** Who was told of something, by the gates in their order. */
export type Why = ControlSchemas['Why'];

/** Ends a redirect: `using` does it at the end of a block. The same again does nothing. */
export interface Undo {
  (): void;
  [Symbol.dispose](): void;
}

/** What would be sent. */
export interface CanSendAsk {
  readonly app?: TestApp | undefined;
  readonly tag?: ControlOperations['canSend']['takes']['tag'];
  readonly type?: ControlOperations['canSend']['takes']['type'];
  /** Id of a comment, or post, of the customer that is to be answered in private. */
  readonly comment?: string | undefined;
}

/** A Convograph of a test's own: a server over an empty store in memory. */
export class Convograph {
  /** What stands in the place of `https://graph.facebook.com`, without a slash at the end. */
  readonly url: string;
  /** What the control plane asks for. */
  readonly controlKey: string;
  /** Every operation of the control plane. */
  readonly control: ControlClient;
  readonly clock: KitClock;
  /** What Meta changes when, against what bots do. */
  readonly calendar: KitCalendar;
  /** The calls that bots made. */
  readonly requests: Happenings<TestRequest>;
  /** The webhooks that were sent to them. */
  readonly webhooks: Happenings<TestWebhook>;
  /** All that happened, and what set off what: calls, acts, events, webhooks, apps that were not told, operations. */
  readonly timeline: Happenings<TestRow>;
  readonly #server: number;
  readonly #apps: TestApp[] = [];
  #faults: TestFault[] = [];
  /** Paths of seed files. */
  readonly #seeds = new Set<string>();
  readonly #undos: Undo[] = [];

  constructor({ server, url, controlKey }: ServerFacts) {
    this.#server = server;
    this.url = url;
    this.controlKey = controlKey;
    this.control = clientOver((call) => thread.ask({ kind: 'call', server, ...call }));
    this.clock = new KitClock(this.control);
    this.calendar = new KitCalendar(this.control);
    this.requests = requestsOf(this.control);
    this.webhooks = webhooksOf(this.control);
    this.timeline = timelineOf(this.control);
  }

  /** Makes a Page: as strict as Meta's, without rate limits. */
  page(options: TestPageOptions = {}): Promise<TestPage> {
    return TestPage.make(this.control, options);
  }

  /** Makes an app that went through review, live, with a token of each Page it is for. */
  async app(options: TestAppOptions = {}): Promise<TestApp> {
    const app = await TestApp.make({ control: this.control, url: this.url }, options);
    this.#apps.push(app);
    return app;
  }

  /**
   * Makes somebody who can write to a Page.
   * @throws TypeError when that is none
   */
  async customer(options: TestCustomerOptions): Promise<TestCustomer> {
    requirePage(options?.page, 'graph.customer({ page })');
    return TestCustomer.make(this.control, options);
  }

  /**
   * Writes what a seed file says into the store: Pages, apps, customers and what they have said.
   * @param file its path
   * @throws Error that names line and column of what cannot be
   * @example
   * const seeded = await graph.seedFrom('./store.yaml');
   * await seeded.customer('Maya Okafor').says('hi');
   */
  async seedFrom(file: string): Promise<Seeded> {
    const facts = await thread.ask<SeedFacts>({ kind: 'seed', server: this.#server, file });
    const seeded = await Seeded.make({ control: this.control, url: this.url }, facts);
    this.#apps.push(...seeded.apps);
    this.#seeds.add(file);
    return seeded;
  }

  /**
   * What a bot sent to somebody since the last thing that they did: as soon as every webhook was
   * answered, so many messages came, no call is under way, and it is quiet.
   * @throws NoReply that says what happened instead
   */
  async replies(customer: TestCustomer, wait: ReplyWait = {}): Promise<readonly Reply[]> {
    requireCustomer(customer, 'graph.replies(customer)');
    return repliesTo(this.control, customer, wait);
  }

  /**
   * Waits whether a bot keeps silent to somebody: every webhook was answered, and nothing is sent.
   * @param wait `for` is how long, in ms of the machine; 200 without
   * @throws NoSilence that says what was sent
   */
  async silence(
    customer: TestCustomer,
    wait: { readonly for?: number | undefined } = {},
  ): Promise<void> {
    requireCustomer(customer, 'graph.silence(customer)');
    return silenceTo(this.control, customer, wait.for);
  }

  /**
   * Whether an app may write to somebody now; where not, which gate is closed and what opens it.
   * @param ask the app, where there are several, and what the message would say of itself
   */
  async canSend(customer: TestCustomer, ask: CanSendAsk = {}): Promise<CanSend> {
    requireCustomer(customer, 'graph.canSend(customer)');
    const { app, tag, type, comment } = ask;
    const who = comment === undefined ? { to: customer.id } : { comment };
    return this.control.canSend({ page: customer.page.id, ...who, app: app?.id, tag, type });
  }

  /**
   * Who owns the conversation with somebody, until when, and who did before, the newest first.
   * @example
   * expect((await graph.owner(maya)).app).toBe(app.id);
   */
  async owner(customer: TestCustomer): Promise<ThreadOwner> {
    requireCustomer(customer, 'graph.owner(customer)');
    const { page, id } = customer;
    return ownerOf(this.control, page.id, id);
  }

  /**
   * Why apps were told of what somebody did, or were not: each gate, the attempts, and what opens what
   * is closed.
   * @param what an act, or a customer: then of what they did last but for receipts
   */
  async why(what: Done | TestCustomer): Promise<Why> {
    if (typeof (what as Partial<Done> | undefined)?.event === 'number') {
      const { event, page } = what as Done;
      return this.control.why({ event: String(event), page });
    }
    requireCustomer(what, 'graph.why(what)');
    const customer = what as TestCustomer;
    return this.control.why({ customer: customer.id, page: customer.page.id });
  }

  /**
   * Has what this process asks of Meta's hosts be asked here, as a bot does whose library has them built
   * in: by http, https, fetch and all that is made of them, in this thread. Nothing else is touched.
   * @returns ends it before the Convograph is closed
   * @example
   * const undo = await graph.redirect();
   * await fetch('https://graph.facebook.com/v26.0/me');
   */
  async redirect(): Promise<Undo> {
    // Loaded where it is wanted: node's TLS is a good part of what the kit costs to load.
    const { redirectTo } = await import('../redirect/redirect.ts');
    const end = redirectTo(this.url);
    const undo = Object.assign(() => end(), { [Symbol.dispose]: () => end() });
    this.#undos.push(undo);
    return undo;
  }

  /**
   * Makes calls fail: with an error of Meta's, late, cut, malformed, as a proxy does, or not at all answered.
   * @example
   * await graph.fail({ on: 'send', code: 613, times: 2 });
   */
  async fail(options: FaultOptions): Promise<TestFault> {
    const fault = await TestFault.arm(this.control, options);
    this.#faults.push(fault);
    return fault;
  }

  /**
   * Disturbs webhooks: sends them twice, out of order, late, with a wrong signature, dropped at first,
   * the echo before the answer of its send, or never.
   * @example
   * await graph.chaos({ duplicate: true, on: 'messages', times: 1 });
   */
  async chaos(options: ChaosOptions): Promise<TestFault> {
    const fault = await TestFault.disturb(this.control, options);
    this.#faults.push(fault);
    return fault;
  }

  /**
   * Records what happens from now on: what customers do, webhooks, and what bots call.
   * @param options a Page, or an app, alone
   * @example
   * const recording = await graph.record();
   * await maya.says('hi');
   * await graph.replies(maya);
   * await recording.save('./hi.har');
   */
  async record(options: RecordOptions = {}): Promise<TestRecording> {
    if (options.page !== undefined) requirePage(options.page, 'graph.record({ page })');
    return TestRecording.begin(this.#server, options);
  }

  /**
   * Has the same customers do again what is in a recording, and compares what bots do.
   * @param recording a file that `save` or `convograph record` wrote, or a recording
   * @throws ReplayDiffers that tells each difference, unless `update` writes the file anew
   * @example
   * await graph.replay('./hi.har', { page, app });
   */
  async replay(
    recording: string | TestRecording,
    options: ReplayOptions = {},
  ): Promise<ReplayResult> {
    if (options.page !== undefined) requirePage(options.page, 'graph.replay(file, { page })');
    return replay(this.#server, recording, options);
  }

  /**
   * Empties the Pages, once what is under way was answered, and writes what seed files said anew.
   * Pages, apps, their tokens and webhooks stay; other customers do not.
   * @param options one Page alone; `to` `empty`, so that nothing is written anew
   */
  async reset(
    options: { readonly page?: TestPage | undefined; readonly to?: 'empty' | undefined } = {},
  ): Promise<void> {
    await this.control.reset({ page: options.page?.id });
    if (options.to === 'empty') return;
    for (const file of this.#seeds) {
      await thread.ask({ kind: 'seed', server: this.#server, file });
    }
  }

  /**
   * Keeps how everything stands, once what is under way was answered: Pages, apps, tokens, people and
   * all that was said, the clock too. The newest 100 of a Convograph are kept.
   * @example
   * const start = await graph.snapshot();
   * afterEach(() => graph.restore(start));
   */
  async snapshot(): Promise<TestSnapshot> {
    const no = await thread.ask<number>({ kind: 'snapshot', server: this.#server });
    return new TestSnapshot(this, no, this.#apps);
  }

  /**
   * Has everything stand as it did, once what is under way was answered. What was still to be told to
   * bots is told to none; faults that are armed, and calls that were made, stay.
   * @throws TypeError for a snapshot of another Convograph
   */
  async restore(snapshot: TestSnapshot): Promise<void> {
    const no = requireSnapshot(snapshot, this);
    await thread.ask({ kind: 'restore', server: this.#server, no });
    snapshot.receive();
  }

  /**
   * Ends the server; nothing of it stays. The same again does nothing.
   * @throws UnusedFault, after it was ended, where nothing met a fault, or chaos, that is not `optional`
   */
  async close(): Promise<void> {
    const faults = this.#faults.filter(({ optional, isThere }) => isThere && !optional);
    this.#faults = [];
    const used = await Promise.all(faults.map((fault) => fault.used()));
    for (const app of this.#apps) await app.stop();
    for (const undo of this.#undos) undo();
    await thread.ask({ kind: 'close', server: this.#server });
    const unused = faults.filter((_, i) => used[i] === 0);
    if (unused.length > 0) throw new UnusedFault(unused);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/**
 * Starts a Convograph of one's own, beside the test: in a thread that fake timers and mocked networks
 * do not reach.
 * @throws Error when the port is in use, or `now` is no moment, or `asOf` no day
 * @example
 * await using graph = await startConvograph();
 * const page = await graph.page({ name: 'Kiln & Clover' });
 */
export async function startConvograph(options: ConvographOptions = {}): Promise<Convograph> {
  const { now = '2026-05-04T10:00:00Z', seed = 'convograph', port = 0, asOf = 'all' } = options;
  const moment = new Date(now).getTime();
  if (!Number.isFinite(moment)) {
    throw new Error(`now is no moment: ${String(now)}. Give one such as 2026-05-04T10:00:00Z.`);
  }
  return new Convograph(await thread.ask({ kind: 'start', now: moment, asOf, seed, port }));
}
