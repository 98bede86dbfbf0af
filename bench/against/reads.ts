import { measure } from '../compare.ts';
import type { LoadJob } from '../load.ts';
import {
  batches,
  conversationPaths,
  firstPage,
  fullMessagePaths,
  messagePaths,
  nestedPaths,
  richPaths,
} from '../paths.ts';
import { shuffled } from '../samples.ts';
import { abba, type Both } from './pair.ts';
import { type StateWithStore, serve } from './state.ts';

type Paths = LoadJob['paths'];

/** What two states are asked for, in portions that take some second each. */
export interface Read {
  readonly title: string;
  readonly paths: (state: StateWithStore) => Paths;
  /** Requests that warm a new server up, and requests of one of its two portions. */
  readonly warmUp: number;
  readonly portion: number;
  /** No path is asked twice, and the warm-up has others: no row that is kept can help. */
  readonly once?: boolean;
  /** Flags of `serve`. */
  readonly flags?: readonly string[];
}

const batchOf = (pathsOf: typeof messagePaths) => (state: StateWithStore) =>
  batches(state, pathsOf);

/** The reads by name; those of a row of {@link STANDARD} are taken without being asked for. */
export const READS: Readonly<Record<string, Read>> = {
  message: {
    title: 'message by id, default fields',
    paths: messagePaths,
    warmUp: 8_000,
    portion: 8_000,
  },
  'message-fields': {
    title: 'message by id, 5 fields',
    paths: fullMessagePaths,
    warmUp: 8_000,
    portion: 8_000,
  },
  conversations: {
    title: 'conversations, any page of 25',
    paths: conversationPaths,
    warmUp: 4_000,
    portion: 4_000,
  },
  'conversations-first': {
    title: 'conversations, first page of 25',
    paths: (state) => [firstPage(state)],
    warmUp: 4_000,
    portion: 4_000,
  },
  nested: {
    title: 'page of 25 with 5 messages each, every one different',
    paths: nestedPaths,
    warmUp: 1_600,
    portion: 1_184,
    once: true,
  },
  'nested-again': {
    title: 'the same, pages coming again',
    paths: nestedPaths,
    warmUp: 2_656,
    portion: 1_600,
  },
  rich: {
    title: 'page of 25 as inboxes show it, every one different',
    paths: richPaths,
    warmUp: 1_600,
    portion: 1_184,
    once: true,
  },
  'rich-hot': {
    title: 'the same of the newest 500, nothing from memory',
    paths: (state) => richPaths(state).slice(0, 20),
    warmUp: 2_000,
    portion: 2_000,
    flags: ['--no-cache'],
  },
  batch: {
    title: 'batch of 50: message by id, default fields',
    paths: batchOf(messagePaths),
    warmUp: 320,
    portion: 320,
  },
  'batch-fields': {
    title: 'batch of 50: message by id, 5 fields',
    paths: batchOf(fullMessagePaths),
    warmUp: 320,
    portion: 320,
  },
};

/** Taken where no measure is named. */
export const STANDARD = Object.keys(READS).filter((name) => !name.startsWith('batch'));

/** One round: a new server of each, both warmed up, and then each in turn. */
export async function readRound(
  read: Read,
  states: Both<StateWithStore>,
  { round, share }: { readonly round: number; readonly share: number },
): Promise<Both<number>> {
  const now = await contender(read, states.now, share);
  try {
    const before = await contender(read, states.before, share);
    try {
      const contenders = { now, before };
      return await abba(round, (side, part) => contenders[side].take(part));
    } finally {
      await before.stop();
    }
  } finally {
    await now.stop();
  }
}

async function contender(read: Read, state: StateWithStore, share: number) {
  const paths = shuffled(read.paths(state));
  const warm = read.once ? Math.ceil(paths.length / 10) : paths.length;
  const rest = read.once ? paths.slice(warm) : paths;
  const half = rest.length >> 1;
  const server = await serve(state, state.store, read.flags);
  const take = async (part: 0 | 1) => {
    const own = rest.length > 1 ? rest.slice(part * half, (part + 1) * half) : rest;
    const amount = Math.min(read.portion * share, read.once ? own.length : Number.MAX_SAFE_INTEGER);
    const { cpuMicros, perSecond } = await measure(server, { paths: own, amount });
    return cpuMicros ?? 1e6 / perSecond;
  };
  await measure(server, { paths: paths.slice(0, warm), amount: read.warmUp * share });
  return { take, stop: () => server.stop() };
}
