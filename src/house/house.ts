import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessDeps } from '../access/deps.ts';
import { keyFile } from '../access/key-file.ts';
import { StoreKeys } from '../access/store-keys.ts';
import { Vault } from '../access/vault.ts';
import type { Clock } from '../base/clock.ts';
import type { Outbound, OutboundStreams } from '../base/outbound.ts';
import type { Random } from '../base/random.ts';
import { type Scheduler, systemScheduler } from '../base/scheduler.ts';
import { readEnv, type Variables } from '../config/env.ts';
import { readKey } from '../config/store-config.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { MediaFetcher } from '../media/fetching/media-fetcher.ts';
import { MediaLinks } from '../media/media-links.ts';
import { MediaStore } from '../media/media-store.ts';
import { MemoryFiles } from '../media/memory-files.ts';
import { MediaProbe } from '../media/probe/media-probe.ts';
import type { AppRow } from '../store/directory.ts';
import { ForeignStoreError, NewerStoreError } from '../store/opening.ts';
import { postgresPlace, shownPlace } from '../store/postgres/place.ts';
import { followNotes } from '../store/reversals/note-changes.ts';
import type { Workings } from '../store/sqlite/durability.ts';
import type { Store } from '../store/store.ts';
import { StoreClock } from '../store/store-clock.ts';
import { HALF_COPY } from '../store/transfer/half-copy.ts';
import { prepareDataDir, prepareKeysDir } from './data-dir.ts';
import { deliveryOf, type WebhookSettings } from './delivery-of.ts';
import { Failure } from './failure.ts';
import { DATABASE } from './find-store.ts';
import { hasKeyMark, isKeyOf } from './key-mark.ts';
import { mediaFilesOf } from './media-of.ts';
import { network } from './network.ts';
import { openStore } from './store-engine.ts';
import { storeFailure, unwritable } from './store-failure.ts';

/** What a server serves, open. It serves as AccessDeps too. */
export interface Household extends AccessDeps {
  /** There is none where all of it lives in memory. */
  readonly dataDir?: string;
  /** The machine's, as it was set, moved or stopped for this store. */
  readonly clock: StoreClock;
  /** With what the texts of its tokens are made. */
  readonly keys: StoreKeys;
  readonly media: MediaStore;
  /** Addresses of media in webhooks. */
  readonly links: MediaLinks;
  readonly scheduler: Scheduler;
  /** The way to other people's servers. */
  readonly outbound: Outbound;
  /** The same for answers that are read as they come. */
  readonly streams: OutboundStreams;
  /** Gets files from there. */
  readonly fetcher: MediaFetcher;
  readonly probe: MediaProbe;
  /** Sends webhooks once it is started; a house that is open for one command sends none by itself. */
  readonly delivery: Delivery;
  /** What the control plane asks for. */
  readonly controlKey: string;
  close(): Promise<void>;
}

/** Everything that lives in a data directory, open. */
export interface House extends Household {
  readonly dataDir: string;
  /** Where its rows are, for people: that directory, or a database. */
  readonly kept: string;
}

/** What is passed in: time, chance and the network. */
interface Surroundings {
  /** The machine's clock. */
  readonly clock: Clock;
  readonly random: Random;
  /** Times whoever waits; the machine's timers without it. */
  readonly scheduler?: Scheduler | undefined;
  /**
   * The way of webhooks to other people's servers; the network without it, as far as the address rule
   * goes. Files come by the network all the same.
   */
  readonly outbound?: Outbound | undefined;
  /** What the address rule opens besides public addresses: `--allow-to`. */
  readonly allowTo?: readonly string[] | undefined;
  /** How webhooks are sent; without it one at a time, and tried again for an hour. */
  readonly webhooks?: WebhookSettings | undefined;
}

/** What a house is made of. */
export interface HouseOptions extends Surroundings {
  /** Made, with its keys and its database, when there is none. */
  readonly dataDir: string;
  /** Address of the database that its rows are kept in, in place of a file there. */
  readonly database?: string | undefined;
  /** Folder of media that several processes share, in place of that database. */
  readonly mediaDir?: string | undefined;
  /** `process.env`, or a test's own: `CONVOGRAPH_KEY` stands in for the key file. */
  readonly env: Variables;
  /** Whether its store is only read: every change is refused, and nothing is delivered. */
  readonly isReadOnly?: boolean | undefined;
  /** What tests and measurements set otherwise. */
  readonly workings?: Workings | undefined;
}

/**
 * Opens a data directory.
 * @throws ConfigError for a bad `CONVOGRAPH_KEY`
 * @throws WrongUse when the directory holds other things and no store
 * @throws Failure when the directory cannot be written, the database is none of ours or newer than
 *   this program, or the key is not the one the store was made with
 */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { dataDir, env, scheduler = systemScheduler, workings } = options;
  const envKey = readKey(readEnv(env));
  const { place, kept } = prepared(options);
  const store = await openedStore(place, scheduler, workings, options.isReadOnly);
  try {
    // Whatever refuses a store comes before its files are written.
    if ((await store.directory.settings.get(HALF_COPY)) !== undefined) throw new Failure(HALF);
    const [app] = await store.directory.apps.after('', 1);
    const isKeyed = app !== undefined || (await hasKeyMark(store));
    if (isKeyed && envKey === undefined) requireKey(dataDir);
    const vault = new Vault(envKey ?? inDataDir(dataDir, () => secret(dataDir, 'key')));
    if (app) checkKey(app, vault, dataDir);
    if (!(await isKeyOf(store, vault))) throw otherKey(dataDir);
    const controlKey = inDataDir(dataDir, () => secret(dataDir, 'control-key'));
    const media = new MediaStore(await mediaFilesOf(store, options), vault.mediaKey);
    return { dataDir, kept, ...(await furnished({ store, vault, media, controlKey }, options)) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/**
 * Opens a house that lives as long as the process: nothing of it is on a disk, its keys are its own,
 * and what is committed is all the durability there is.
 */
export async function openHouseInMemory(options: Surroundings): Promise<Household> {
  const store = await openStore(':memory:', options.scheduler);
  const vault = new Vault(randomBytes(32).toString('hex'));
  const media = new MediaStore(new MemoryFiles(), vault.mediaKey);
  const controlKey = randomBytes(32).toString('hex');
  return furnished({ store, vault, media, controlKey }, options);
}

/** A house around what is kept. */
async function furnished(
  kept: Pick<Household, 'store' | 'vault' | 'media' | 'controlKey'>,
  { clock: machine, random, scheduler = systemScheduler, allowTo = [], ...given }: Surroundings,
): Promise<Household> {
  const { store } = kept;
  const clock = new StoreClock(store, machine, scheduler);
  const keys = new StoreKeys(store, kept.vault);
  await keys.fresh();
  await clock.fresh();
  await followNotes(store);
  const checked = network({ allowTo, scheduler });
  const { outbound = checked, webhooks } = given;
  const links = new MediaLinks(kept.media);
  const delivery = deliveryOf({ ...kept, links, clock, machine, scheduler, outbound }, webhooks);
  const fetcher = new MediaFetcher({ outbound: checked, media: kept.media, scheduler });
  const probe = new MediaProbe({ media: kept.media, scheduler });
  const close = async () => {
    await delivery.stop();
    clock.end();
    await checked.close();
    await probe.close();
    await store.close();
  };
  return {
    ...kept,
    keys,
    links,
    clock,
    random,
    scheduler,
    outbound,
    streams: checked,
    fetcher,
    probe,
    delivery,
    close,
  };
}

/** Where a store is opened, in a directory that is ready for it. */
function prepared({ dataDir, database }: Pick<HouseOptions, 'dataDir' | 'database'>) {
  const file = join(dataDir, DATABASE);
  if (database === undefined) {
    inDataDir(dataDir, () => prepareDataDir(dataDir, file));
    return { place: file, kept: dataDir };
  }
  const { shown } = postgresPlace(database);
  inDataDir(dataDir, () => prepareKeysDir(dataDir, file));
  return { place: database, kept: shown };
}

function inDataDir<T>(dataDir: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw unwritable(dataDir, error) ?? error;
  }
}

/** A secret file's text; an empty one would sign with a key that everybody knows. */
function secret(dataDir: string, name: string): string {
  const text = keyFile(dataDir, name);
  if (text.length < 16) throw new Failure(`The key file ${join(dataDir, name)} holds no key.`);
  return text;
}

/** @throws Failure in words for what stands in the way */
export async function openedStore(
  place: string,
  scheduler: Scheduler,
  workings: Workings | undefined,
  isReadOnly?: boolean,
): Promise<Store> {
  try {
    return await openStore(place, scheduler, workings, { isReadOnly });
  } catch (error) {
    if (error instanceof NewerStoreError || error instanceof ForeignStoreError)
      throw new Failure(error.message);
    throw storeFailure(shownPlace(place), error) ?? error;
  }
}

const HALF =
  'There is only half a copy of a store: the same `store copy` goes on with it, or take it away.';

/** @throws Failure where a store with apps has lost its key: a new one would open nothing */
function requireKey(dataDir: string): void {
  if (existsSync(join(dataDir, 'key'))) return;
  throw new Failure(
    `The store in ${dataDir} has lost its key: put the file "key" back from a copy, or give CONVOGRAPH_KEY.`,
  );
}

/** App secrets are sealed under the key: one that opens tells that the key is the right one. */
function checkKey(app: AppRow, vault: Vault, dataDir: string): void {
  try {
    vault.unseal(app.secret);
  } catch {
    throw otherKey(dataDir);
  }
}

const otherKey = (dataDir: string): Failure =>
  new Failure(
    `The store in ${dataDir} was made with another key: look at CONVOGRAPH_KEY and the file "key" there.`,
  );
