import type { AccessDeps } from '../../access/deps.ts';
import type { Vault } from '../../access/vault.ts';
import { AdminError } from '../../admin/error.ts';
import type { Clock } from '../../base/clock.ts';
import { type Random, seededRandom } from '../../base/random.ts';
import { history } from '../../store/page/history-writer.ts';
import type { SeededThing } from '../../store/page/seeded.ts';
import type { Transaction } from '../../store/store.ts';
import type { SeedDocument, SeedPath } from '../file/document.ts';
import type { SeedFiles } from '../files.ts';

/** What of a seed file was not there before, by kind. */
export type SeedCounts = Record<
  'users' | 'apps' | 'pages' | 'people' | 'conversations' | 'messages',
  number
>;

/** A thing that a seed file names, and where it stands in it. */
export interface SeedThing extends Pick<SeededThing, 'kind' | 'id'> {
  /** Number of its Page; 0 for what stands above the Pages. */
  readonly page: number;
  readonly path: SeedPath;
}

/** One file on its way into a store. */
export class Seeding {
  readonly tx: Transaction;
  readonly vault: Vault;
  readonly document: SeedDocument;
  readonly files: SeedFiles;
  /** The moment that relative times go from, in epoch ms, and that what is made here is made at. */
  readonly clock: Clock;
  /** The version of the Graph in whose form events come. */
  readonly version: string;
  readonly added: SeedCounts = {
    ...{ users: 0, apps: 0, pages: 0, people: 0, conversations: 0, messages: 0 },
  };

  constructor(
    given: Pick<Seeding, 'tx' | 'vault' | 'document' | 'files' | 'version'>,
    now: number,
  ) {
    this.tx = given.tx;
    this.vault = given.vault;
    this.document = given.document;
    this.files = given.files;
    this.version = given.version;
    this.clock = { now: () => now };
  }

  /** What operations need that make something of a kind and name: its ids are the same each time. */
  deps(kind: string, name: string): Pick<AccessDeps, 'vault' | 'clock' | 'random'> {
    return { vault: this.vault, clock: this.clock, random: this.random(kind, name) };
  }

  /** The chance that makes the ids of a thing. */
  random(kind: string, name: string): Random {
    return seededRandom(`convograph seed ${kind} ${name}`);
  }

  /**
   * What is remembered of a thing, if it came from a seed file before.
   * @param said what the file says of it, by key; one that ends in a number may come later
   * @throws SeedError where it says something else than then
   */
  async known(thing: SeedThing, said: object): Promise<SeededThing | undefined> {
    const { page, kind, id, path } = thing;
    const known = await this.tx.pageReader(page).seeded.one(kind, id);
    if (!known) return undefined;
    const parts = this.#partsOf(said);
    for (const key of new Set([...Object.keys(parts), ...Object.keys(known.parts)])) {
      if (parts[key] === known.parts[key]) continue;
      if (isOfList(key) && (parts[key] === undefined || known.parts[key] === undefined)) continue;
      throw this.document.errorAt([...path, ...stepsOf(key)], otherwise(kind, id, key));
    }
    return known;
  }

  /** Remembers a thing. */
  async keep({ page, kind, id }: SeedThing, said: object, at = this.clock.now()): Promise<void> {
    const parts = this.#partsOf(said);
    await history(this.tx, page).seeded.put({ kind, id, at, parts });
  }

  /**
   * Makes a thing, unless it is there.
   * @throws SeedError with its place, where it cannot be made
   */
  async once(thing: SeedThing, said: object, make: () => Promise<unknown>): Promise<boolean> {
    if (await this.known(thing, said)) return false;
    await this.telling(thing.path, make);
    await this.keep(thing, said);
    return true;
  }

  /** Does something, and tells with its place what is refused of it. */
  async telling<T>(path: SeedPath, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof AdminError) throw this.document.errorAt(path, error.message);
      throw error;
    }
  }

  #partsOf(said: object): Record<string, string> {
    const entries = Object.entries(said).filter(([, value]) => value !== undefined);
    const macs = entries.map(([key, value]) => [
      key,
      this.vault.seedMac(`${key} ${JSON.stringify(value, inOrder)}`),
    ]);
    return Object.fromEntries(macs);
  }
}

/** Keys of a map in one order, however the file has them. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Whether a key is an element of a list, such as `messages.0`. */
const isOfList = (key: string): boolean => /\.\d+$/.test(key);

const stepsOf = (key: string): SeedPath =>
  key.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));

const otherwise = (kind: string, id: string, key: string): string =>
  `The ${kind === 'page' ? 'Page' : kind} ${id} is here from a seed file that said something else of ${key}: say it as it was, or begin with an empty store.`;
