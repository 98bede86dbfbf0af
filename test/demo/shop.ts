import { createHash } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Vault } from '../../src/access/vault.ts';
import type { DemoFacts } from '../../src/demo/facts.ts';
import { openDemo } from '../../src/demo/open.ts';
import { openStore } from '../../src/house/store-engine.ts';
import type { ConversationRow } from '../../src/store/page/conversations.ts';
import type { MessageRow } from '../../src/store/page/message.ts';
import { FOLDERS, type Folder, PLATFORMS, type Platform } from '../../src/store/page/platform.ts';
import type { Store } from '../../src/store/store.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A Wednesday. */
export const FIRST_START = Date.UTC(2026, 2, 11, 15, 20, 7, 123);

/** The demo's store with a clock that stands still until it is moved. */
export class Shop {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: { time: number; now(): number };
  /** Bytes by name. */
  readonly files = new Map<string, Uint8Array>();
  readonly media = {
    put: async (bytes: Uint8Array) => {
      const name = createHash('sha256').update(bytes).digest('hex');
      this.files.set(name, bytes);
      return name;
    },
  };

  constructor(store: Store, now: number, key: string) {
    this.store = store;
    this.vault = new Vault(key);
    this.clock = { time: now, now: () => this.clock.time };
  }

  /** What a start at a time gives. */
  start(at = this.clock.time): Promise<DemoFacts> {
    this.clock.time = at;
    return openDemo(this);
  }

  async conversations(platform: Platform, folder?: Folder): Promise<ConversationRow[]> {
    const lists = (folder ? [folder] : FOLDERS).map((each) => {
      const filter = { platform, folder: each, person: undefined, since: 0 };
      return this.store.page(1).conversations.older(filter, undefined, 500);
    });
    return (await Promise.all(lists)).flat();
  }

  async conversation(id: string): Promise<ConversationRow> {
    const row = await this.store.page(1).conversations.byId(id);
    if (!row) throw new Error(`There is no conversation ${id}.`);
    return row;
  }

  /** The only conversation of a person. */
  async conversationWith(personId: string): Promise<ConversationRow> {
    const person = await this.store.page(1).people.byId(personId);
    for (const platform of PLATFORMS) {
      for (const row of await this.conversations(platform)) {
        const [[customer] = []] = await this.store.page(1).people.participantsOf([row.no]);
        if (customer?.person.no === person?.no) return row;
      }
    }
    throw new Error(`Nobody ${personId} has written.`);
  }

  /** The newest messages of a conversation, newest first. */
  async newest(conversation: number, count: number): Promise<MessageRow[]> {
    return this.store.page(1).messages.older(conversation, undefined, count);
  }

  /** Everything that was said, by conversation id. */
  async everything(): Promise<Record<string, MessageRow[]>> {
    const all: Record<string, MessageRow[]> = {};
    for (const platform of PLATFORMS) {
      for (const row of await this.conversations(platform)) {
        all[row.id] = await this.newest(row.no, 10_000);
      }
    }
    return all;
  }
}

/** An empty store for the demo. */
export const openShop = async (
  now = FIRST_START,
  { file = ':memory:', key = 'key of a test' } = {},
): Promise<Shop> => new Shop(await openStore(file), now, key);

/** A folder of its own with the name of a database in it; whoever asks removes it. */
export async function temporary() {
  const folder = await mkdtemp(join(tmpdir(), 'convograph-demo-'));
  return { folder, file: join(folder, 'convograph.db') };
}
