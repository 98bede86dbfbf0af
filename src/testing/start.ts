import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccessDeps } from '../access/deps.ts';
import { LOOPBACK } from '../base/address-set.ts';
import type { Clock } from '../base/clock.ts';
import type { Outbound } from '../base/outbound.ts';
import { seededRandom } from '../base/random.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { VERSIONS } from '../graph/declare/versions.ts';
import type { WebhookSettings } from '../house/delivery-of.ts';
import { openHouse } from '../house/house.ts';
import { type ListenOptions, listen } from '../house/listen.ts';
import type { MediaFetcher } from '../media/fetching/media-fetcher.ts';
import type { MediaStore } from '../media/media-store.ts';
import type { MediaProbe } from '../media/probe/media-probe.ts';

/** The server's clock, over a machine whose own stands still until a test moves it. */
export interface TestClock extends Clock {
  /** Moves the machine's clock on by so many milliseconds. */
  advance(ms: number): void;
}

/** A running server with an empty store of its own. */
export interface TestServer extends AccessDeps {
  readonly url: string;
  readonly clock: TestClock;
  readonly media: MediaStore;
  /** As it was given, or the network. */
  readonly outbound: Outbound;
  readonly fetcher: MediaFetcher;
  readonly probe: MediaProbe;
  readonly delivery: Delivery;
  readonly dataDir: string;
  /** What the control plane asks for. */
  readonly controlKey: string;
  /** Where the console opens, with its key; there is none unless it is started with one. */
  readonly consoleLink: string | undefined;
  /** Resolves when webhooks of all that is on disk, and due, were answered. */
  settled(): Promise<void>;
  /** Faults of the server's own, as they would be logged: a test may ask that there are none. */
  readonly faults: readonly string[];
  /** What else would be logged: what was asked for and is not offered yet. */
  readonly notes: readonly string[];
  close(): Promise<void>;
}

/** What a test may set; the rest is the same for every test. */
export interface StartOptions extends Partial<Omit<ListenOptions, 'port'>> {
  /** Epoch milliseconds at which the clock stands; 2026-05-04T10:00:00Z without. */
  readonly now?: number;
  /** Gives the same ids again; `test` without. */
  readonly seed?: string;
  /** Decides how long whoever waits does; the machine's timers without it. */
  readonly scheduler?: Scheduler;
  /** What the address rule opens besides public addresses; this machine without it. */
  readonly allowTo?: readonly string[];
  /** Takes webhooks for other people's servers; the network does without it. */
  readonly outbound?: Outbound;
  /** How webhooks are sent; one at a time without it. */
  readonly webhooks?: WebhookSettings;
}

/** How a server of a test listens unless it is told otherwise: to this machine, on a free port. */
export const PLAIN: ListenOptions = {
  port: 0,
  host: '127.0.0.1',
  publicUrl: undefined,
  instagramHost: undefined,
  trustProxy: LOOPBACK,
  asOf: 'all',
  defaultVersion: VERSIONS[0] ?? 'v19.0',
  loginDialog: 'open',
};

/**
 * Starts a server on a free port, over an empty store in a temporary directory.
 * @throws Failure when the host is none of this machine; nothing is left then
 * @example
 * const server = await start();
 * const answer = await fetch(`${server.url}/v23.0/me`);
 * await server.close();
 */
export async function start(options: StartOptions = {}): Promise<TestServer> {
  const {
    now = Date.UTC(2026, 4, 4, 10),
    seed = 'test',
    scheduler,
    outbound,
    allowTo = ['loopback'],
    webhooks,
    ...listening
  } = options;
  const dataDir = await mkdtemp(join(tmpdir(), 'convograph-test-'));
  let machine = now;
  const random = seededRandom(seed);
  const discard = () => rm(dataDir, { recursive: true, force: true });
  const house = await openHouse({
    dataDir,
    clock: { now: () => machine },
    random,
    scheduler,
    outbound,
    allowTo,
    webhooks,
    env: {},
  }).catch(async (error: unknown) => {
    await discard();
    throw error;
  });
  const clock: TestClock = {
    now: () => house.clock.now(),
    advance: (ms) => {
      machine += ms;
      void house.clock.look();
    },
  };
  const faults: string[] = [];
  const notes: string[] = [];
  const server = await listen(house, { ...PLAIN, ...listening }, (line, kind) =>
    (kind === 'note' ? notes : faults).push(line),
  ).catch(async (error: unknown) => {
    await house.close();
    await discard();
    throw error;
  });
  const close = async () => {
    await server.close();
    await house.close();
    await discard();
  };
  const { store, vault, media, outbound: way, controlKey, delivery } = house;
  const { fetcher, probe } = house;
  const settled = async () => {
    await store.durable();
    await delivery.settled();
  };
  return {
    url: server.url,
    consoleLink: server.consoleLink,
    ...{ store, vault, media, random, clock, dataDir, controlKey, faults, notes, settled, close },
    ...{ outbound: way, fetcher, probe, delivery },
  };
}
