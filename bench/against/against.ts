import type { Options } from '../options.ts';
import { program } from '../stores.ts';
import { IMPORTS, importRounds } from './imports.ts';
import type { Both, Side } from './pair.ts';
import { type Estimate, estimate, verdict } from './ratio.ts';
import { READS, readRound, STANDARD } from './reads.ts';
import { type State, withStores } from './state.ts';
import { checkOut } from './tree.ts';

/** The measures that can be taken against another commit. */
export const AGAINST_MEASURES = [...Object.keys(READS), ...Object.keys(IMPORTS)];

/** One row: how much the present state takes of what the other took. */
export interface AgainstRow {
  readonly measure: string;
  /** The least of each, for a feeling of what is compared. */
  readonly micros: Both<number>;
  readonly ratio: Estimate;
  readonly verdict: ReturnType<typeof verdict>;
  readonly pairs: readonly Both<number>[];
}

/**
 * Compares the files as they are with a commit, measure by measure.
 * @param onRow is told of each row when it is known
 */
export async function against(
  commit: string,
  { only, quick, corpus, rounds }: Options,
  onRow: (row: AgainstRow) => void,
): Promise<void> {
  const tree = await checkOut(commit);
  // What node compiles of either is kept for the servers to come, and goes with the tree.
  process.env.NODE_COMPILE_CACHE = `${tree.folder}/compile-cache`;
  const states: Both<State> = {
    now: { name: 'the present state', program },
    before: { name: tree.commit, program: tree.program },
  };
  let stores: ReturnType<typeof withStores> | undefined;
  for (const name of only.length > 0 ? only : STANDARD) {
    const pairs: Both<number>[] = [];
    const take = (pair: Both<number>): void => {
      pairs.push(pair);
      process.stderr.write(`${name} ${pairs.length}/${rounds}: ${wordsOf(pair)}\n`);
    };
    const [read, imports] = [READS[name], IMPORTS[name]];
    if (read) {
      stores ??= withStores(states, corpus);
      const known = await stores;
      for (let round = 0; round < rounds; round++) {
        take(await readRound(read, known, { round, share: quick ? 0.25 : 1 }));
      }
    } else if (imports) {
      await importRounds(imports, states, { corpus, rounds }, take);
    }
    onRow(rowOf(read?.title ?? imports?.title ?? name, pairs));
  }
}

function rowOf(measure: string, pairs: readonly Both<number>[]): AgainstRow {
  const ratio = estimate(pairs.map(({ now, before }) => now / before));
  const least = (side: Side): number => Math.min(...pairs.map((pair) => pair[side]));
  const micros = { now: least('now'), before: least('before') };
  return { measure, micros, ratio, verdict: verdict(ratio), pairs };
}

const wordsOf = ({ now, before }: Both<number>): string =>
  `${before.toFixed(1)} / ${now.toFixed(1)} µs, ${(now / before).toFixed(3)}`;
