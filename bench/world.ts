import type { Server } from './compare.ts';
import type { Options } from './options.ts';
import { startServer } from './process.ts';
import { profiling } from './profile.ts';
import { gather, type Samples } from './samples.ts';
import { type BenchStore, benchStore, program } from './stores.ts';

const LARGE = 1_000_000;
const SMALL = 10_000;

/** A store with a server that lives until the end, and what to ask it for. */
export interface Served {
  readonly store: BenchStore;
  readonly samples: Samples;
  readonly server: Server;
  /** A server of its own for the same store, with nothing in its caches. */
  fresh(): Promise<Server>;
}

/** What the measures share. Everything is made when it is first needed. */
export class World {
  readonly options: Options;
  #large: Promise<Served> | undefined;
  #small: Promise<Served> | undefined;

  constructor(options: Options) {
    this.options = options;
  }

  /** A million messages. */
  large(): Promise<Served> {
    this.#large ??= serve(this.options, benchStore(this.options.corpus, LARGE));
    return this.#large;
  }

  /** Ten thousand, of the same mix. */
  small(): Promise<Served> {
    this.#small ??= serve(this.options, benchStore(this.options.corpus, SMALL, { every: 45 }));
    return this.#small;
  }

  async close(): Promise<void> {
    // One that could not be made has said so where it was needed.
    for (const served of await Promise.allSettled([this.#large, this.#small])) {
      if (served.status === 'fulfilled') await served.value?.server.stop();
    }
  }
}

async function serve(options: Options, building: Promise<BenchStore>): Promise<Served> {
  const store = await building;
  const start = (...nodeOptions: readonly string[]) =>
    startServer<{ url: string }>([
      ...nodeOptions,
      ...[program, 'serve', '--port', '0', '--json'],
      ...['--data', store.dataDir],
    ]);
  // Another server is asked for the samples: the one to measure starts with empty caches.
  const scout = await start();
  const samples = await gather(scout.ready.url, store);
  await scout.stop();
  const fresh = () => start(...(options.profile ? profiling(options.profile) : []));
  return { store, samples, server: await fresh(), fresh };
}
