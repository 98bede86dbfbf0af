import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createPage } from '../../../src/admin/pages.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { seededRandom } from '../../../src/base/random.ts';
import { openHouse } from '../../../src/house/house.ts';
import { killAll } from '../children.ts';
import { type Digest, differences, digestOf } from './digest.ts';
import { SHOP, writeDownloads } from './downloads.ts';
import { requireSeeing } from './proof.ts';
import { KINDS, type Kind, ROUNDS } from './rounds.ts';
import { importAll } from './running.ts';

/** What is done to imports. */
export interface ImportRounds {
  /** Decides the downloads, the moments and the victims. */
  readonly seed: string;
  /** Rounds of each kind. */
  readonly rounds: number;
  /** The only kind of round; undefined for all. */
  readonly only: Kind | undefined;
  /** Whether imports go on without lease and revision, which has to be found out. */
  readonly unprotected: boolean;
}

/** Gives whether every round came to the same. */
export async function tortureImports(
  { seed, rounds, only, unprotected }: ImportRounds,
  folder: string,
): Promise<boolean> {
  const random = seededRandom(seed);
  const downloads = writeDownloads(join(folder, 'downloads'), random);
  const empty = join(folder, 'empty');
  await makeStore(empty, seed);
  const undisturbed = join(folder, 'undisturbed');
  let usual = Number.POSITIVE_INFINITY;
  // The first finds everything cold, which no later one does.
  for (const _ of ['first', 'second']) {
    rmSync(undisturbed, { recursive: true, force: true });
    cpSync(empty, undisturbed, { recursive: true });
    const began = performance.now();
    await importAll(undisturbed, downloads.first);
    usual = Math.min(usual, performance.now() - began);
  }
  await importAll(undisturbed, downloads.second);
  const whole = await digestOf(undisturbed);
  if (whole.messages !== downloads.messages) {
    throw new Error(`${whole.messages} messages are in, of ${downloads.messages}`);
  }
  await requireSeeing(undisturbed, join(folder, 'scratch'), whole);
  const size = `${whole.messages} messages, ${whole.conversations.size} conversations, ${whole.media.size} media`;
  process.stdout.write(`${size}; an undisturbed import takes ${Math.round(usual)} ms\n`);
  const data = join(folder, 'data');
  let unequal = 0;
  for (const kind of only ? [only] : KINDS) {
    for (let round = 1; round <= rounds; round++) {
      // Each round has moments of its own, however many numbers those before it took.
      const own = seededRandom(`${seed} ${kind} ${round}`);
      cpSync(empty, data, { recursive: true });
      const spec = { data, downloads, usual, unprotected, random: own };
      const { did, found } = await outcomeOf(kind, spec, whole);
      rmSync(data, { recursive: true });
      if (found.length > 0) unequal++;
      const outcome = found.length > 0 ? `NOT EQUAL: ${found.join('; ')}` : 'equal';
      process.stdout.write(`${kind} ${round}/${rounds}: ${did}: ${outcome}\n`);
    }
  }
  const of = rounds * (only ? 1 : KINDS.length);
  process.stdout.write(
    unequal === 0
      ? `All of ${of} rounds are equal to the undisturbed import.\n`
      : `${unequal} of ${of} rounds are NOT equal; again with: npm run torture -- --seed ${seed}\n`,
  );
  return unequal === 0;
}

async function outcomeOf(
  kind: Kind,
  spec: Parameters<(typeof ROUNDS)[Kind]>[0],
  whole: Digest,
): Promise<{ readonly did: string; readonly found: readonly string[] }> {
  let did = 'broken off';
  try {
    did = await ROUNDS[kind](spec);
    return {
      did,
      found: differences(await digestOf(spec.data), whole, kind === 'one' ? 'same' : 'any'),
    };
  } catch (error) {
    return { did, found: [(error as Error).message] };
  } finally {
    killAll();
  }
}

/** A store with the Page, whose id makes those of all that comes in. */
async function makeStore(dataDir: string, seed: string): Promise<void> {
  const random = seededRandom(seed);
  const house = await openHouse({ dataDir, clock: systemClock, random, env: {} });
  try {
    await createPage(house, { name: SHOP });
  } finally {
    await house.close();
  }
}
