import { setTimeout } from 'node:timers/promises';
import type { Random } from '../../../src/base/random.ts';
import type { Downloads } from './downloads.ts';
import { type Running, requireDone, startImport } from './running.ts';

/** One import that is killed, or two at once of which one or both are. */
export const KINDS = ['one', 'two'] as const;
export type Kind = (typeof KINDS)[number];

/** What a round is done with. */
export interface RoundSpec {
  /** An empty store with the Page. */
  readonly data: string;
  readonly downloads: Downloads;
  /** How long an undisturbed import takes, in ms. */
  readonly usual: number;
  readonly random: Random;
  readonly unprotected: boolean;
}

/** Kills imports at a random moment, then does them again. Gives what was done, in words. */
export const ROUNDS: Readonly<Record<Kind, (spec: RoundSpec) => Promise<string>>> = {
  async one({ data, downloads, usual, random, unprotected }) {
    const said: string[] = [];
    for (const paths of [downloads.first, downloads.second]) {
      const moment = momentWithin(usual, random);
      const victim = startImport(data, paths, unprotected);
      said.push(await killedAfter(victim, moment));
      await requireDone(startImport(data, paths, unprotected));
    }
    return said.join(', then ');
  },
  async two({ data, downloads, usual, random, unprotected }) {
    const { first, second } = downloads;
    const both = random.next() < 0.5 ? [first, second] : [second, first];
    const start = (paths: readonly string[]) => startImport(data, paths, unprotected);
    // Close together mostly: then both are at the same thread.
    const apart = Math.floor((random.next() ** 2 * usual) / 3);
    // The second waits for the first.
    const moments = [usual, 2 * usual].map((time) => momentWithin(time, random));
    const victims = Math.floor(random.next() * 3);
    const imports: Promise<string>[] = [];
    for (const [i, paths] of both.entries()) {
      if (i > 0) await setTimeout(apart);
      const running = start(paths);
      const isVictim = victims === 2 || victims === i;
      imports.push(isVictim ? killedAfter(running, moments[i] ?? 0) : survives(running));
    }
    const said = await Promise.all(imports);
    await Promise.all(both.map((paths) => requireDone(start(paths))));
    return `${said.join(' beside ')}, ${apart} ms apart`;
  },
};

/** Not within the time in which node starts, where nothing can go wrong. */
const momentWithin = (time: number, random: Random): number =>
  Math.floor(time * (0.1 + 0.9 * random.next()));

async function killedAfter(running: Running, moment: number): Promise<string> {
  const stop = new AbortController();
  const wait = setTimeout(moment, undefined, { signal: stop.signal }).then(running.kill, () => {});
  const { code, said } = await running.ended;
  stop.abort();
  await wait;
  if (code !== null && code !== 0) throw new Error(`an import ended with ${code}: ${said}`);
  return code === null ? `killed after ${moment} ms` : `done before ${moment} ms`;
}

const survives = async (running: Running): Promise<string> => {
  await requireDone(running);
  return 'one that lived';
};
