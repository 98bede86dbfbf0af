import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Scheduler, systemScheduler } from '../../../src/base/scheduler.ts';
import { openStore } from '../../../src/house/store-engine.ts';
import { type ImportSpec, importPaths } from '../../../src/ingest/import.ts';
import { type Machine, thisMachine } from '../../../src/ingest/lease/machine.ts';
import { DiskFiles } from '../../../src/media/disk-files.ts';
import { MediaStore } from '../../../src/media/media-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { HeldTime } from '../../support/held-time.ts';
import { archiveWorld } from './archive-world.ts';
import { fb } from './threads.ts';

const SHOP = 'Corner Shop';

/** Whoever looks again and again does so in the next turn; whoever renews waits until the end. */
const brisk: Scheduler = {
  elapsed: () => performance.now(),
  sleep: (ms, signal) =>
    ms < 1000
      ? setImmediate()
      : new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
  after: systemScheduler.after,
};

/** A machine on which nobody waits for time to pass. */
export const briskMachine: Machine = { ...thisMachine, scheduler: brisk };

/** A media store that keeps a file when it is let. */
export class Gate {
  /** Resolves when a file is to be kept. */
  readonly reached: Promise<void>;
  #reach: () => void = () => undefined;
  #open: () => void = () => undefined;
  readonly #opened: Promise<void>;
  readonly #media: MediaStore;

  constructor(folder: string) {
    this.#media = new MediaStore(new DiskFiles(join(folder, 'media')), Buffer.alloc(32));
    this.reached = new Promise((resolve) => {
      this.#reach = resolve;
    });
    this.#opened = new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  open(): void {
    this.#open();
  }

  async putFile(bytes: AsyncIterable<Uint8Array>) {
    this.#reach();
    await this.#opened;
    return this.#media.putFile(bytes);
  }
}

/** Messages of a file that are one transaction, or more (ingest/archive/write.ts). */
export const MANY = 4000;

/** What is said from a place in a long thread on: all even ones by the customer. */
export const said = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => {
    const n = from + i;
    return [n % 2 === 0 ? 'Ada' : SHOP, `line ${n}`, {}, n] as const;
  });

/** With a picture in the first of some messages. */
const pictured = ([first, ...rest]: ReturnType<typeof said>) => [
  [first?.[0] ?? '', first?.[1], { photos: [{ uri: 'a.jpg' }] }, first?.[3] ?? 0] as const,
  ...rest,
];

/** A world in which several imports run, each over a store handle of its own. */
export async function besideWorld() {
  const world = await archiveWorld();
  const { w } = world;
  const handles: Store[] = [];
  const open = async (scheduler?: Scheduler): Promise<Store> => {
    const store = await openStore(join(w.server.dataDir, 'convograph.db'), scheduler);
    handles.push(store);
    return store;
  };
  return {
    ...world,
    open,
    /** How many messages stand in each conversation, by its own count, and how many of them differ. */
    async standing() {
      const { conversations, messages } = (await open()).page(w.page.no);
      const inbox = {
        platform: 'MESSENGER',
        folder: 'inbox',
        person: undefined,
        since: 0,
      } as const;
      const rows = await conversations.older(inbox, undefined, 1000);
      return Promise.all(
        rows.map(async ({ no, messageCount }) => {
          const all = await messages.older(no, undefined, 100_000);
          return [messageCount, all.length, new Set(all.map(({ text }) => text)).size] as const;
        }),
      );
    },
    gate: () => new Gate(w.server.dataDir),
    /** Imports as another process does. */
    async beside(
      path: string,
      spec: Partial<ImportSpec> = {},
      deps: { readonly machine?: Machine; readonly media?: Gate } = {},
    ) {
      const { clock, media } = w.server;
      const machine = deps.machine ?? briskMachine;
      const held = machine.scheduler instanceof HeldTime ? machine.scheduler : undefined;
      return importPaths(
        { store: await open(held), clock, media, ...deps, machine },
        { page: w.page, paths: [path], me: SHOP, ...spec },
      );
    },
    /** A thread in two files, the newer with a picture in its first message. */
    async longThread(): Promise<string> {
      return world.save({
        'messages/inbox/ada_1/message_2.json': fb(['Ada', SHOP], said(MANY)),
        'messages/inbox/ada_1/message_1.json': fb(['Ada', SHOP], pictured(said(MANY, MANY))),
        'messages/inbox/ada_1/a.jpg': 'bytes of a picture',
      });
    },
    /** The same in one file, with the picture in what is read last of it; and one of the same people. */
    async longFile(): Promise<string> {
      return world.save({
        'messages/inbox/ada_1/message_1.json': fb(['Ada', SHOP], pictured(said(2 * MANY))),
        'messages/inbox/ada_1/a.jpg': 'bytes of a picture',
        'messages/inbox/ada_2/message_1.json': fb(['Ada', SHOP], said(100, 3 * MANY)),
      });
    },
    async [Symbol.asyncDispose]() {
      for (const store of handles) await store.close();
      await world[Symbol.asyncDispose]();
    },
  };
}
