import { startServer } from '../process.ts';
import { gather, type Samples } from '../samples.ts';
import { type BenchStore, benchStore } from '../stores.ts';
import type { Both } from './pair.ts';

/** One of the two states of the program that are compared. */
export interface State {
  readonly name: string;
  /** Its entry file. */
  readonly program: string;
}

/** A state with a store of a million messages that it can open. */
export interface StateWithStore extends State {
  readonly store: BenchStore;
  readonly samples: Samples;
}

const LARGE = 1_000_000;

/** A server of a state, with nothing in its caches. */
export const serve = (
  { program }: State,
  { dataDir }: BenchStore,
  flags: readonly string[] = [],
) => {
  const given = ['--port', '0', '--json', '--data', dataDir, ...flags];
  return startServer<{ url: string }>([program, 'serve', ...given]);
};

/** Both read the store that the new one makes; where the old one cannot, it has its own. */
export async function withStores(
  states: Both<State>,
  corpus: string,
): Promise<Both<StateWithStore>> {
  const { now, before } = states;
  const store = await benchStore(corpus, LARGE, { by: now.program });
  const ofNow = await sampled(now, store);
  try {
    return { now: ofNow, before: await sampled(before, store) };
  } catch (error) {
    process.stderr.write(`${before.name} cannot read that store (${error}): it makes its own\n`);
    const own = await benchStore(corpus, LARGE, { by: before.program });
    return { now: ofNow, before: await sampled(before, own) };
  }
}

/** Asks a server of the state for what there is: those to be measured start with empty caches. */
async function sampled(state: State, store: BenchStore): Promise<StateWithStore> {
  const scout = await serve(state, store);
  try {
    return { ...state, store, samples: await gather(scout.ready.url, store) };
  } finally {
    await scout.stop();
  }
}
