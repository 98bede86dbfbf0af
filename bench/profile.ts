import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { count, percent } from './table.ts';

/** What `node --cpu-prof` writes: how often each function was met at the top of the stack. */
interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
  }[];
  readonly samples: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[];
}

const SHOWN = 30;

/** Options of Node that make it write a profile when it ends. */
export const profiling = (folder: string): string[] => ['--cpu-prof', `--cpu-prof-dir=${folder}`];

/**
 * Where the time of the longest profile of a folder went, function by function, waiting left out.
 * Native work (SQLite, writing to a socket) counts for the function that asked for it.
 */
export function summarise(folder: string): string {
  const profiles = readdirSync(folder)
    .filter((name) => name.endsWith('.cpuprofile'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Profile)
    .map(selfTimes)
    .sort((a, b) => sum(b) - sum(a));
  const [longest = new Map<string, number>()] = profiles;
  const total = sum(longest);
  const lines = [...longest]
    .sort((a, b) => b[1] - a[1])
    .slice(0, SHOWN)
    .map(([name, micros]) => `${percent(micros / total).padStart(7)}  ${name}`);
  return [`${count(total / 1000)} ms of work`, ...lines].join('\n');
}

const sum = (times: ReadonlyMap<string, number>) => [...times.values()].reduce((a, b) => a + b, 0);

function selfTimes({ nodes, samples, timeDeltas }: Profile): Map<string, number> {
  const names = new Map(
    nodes.map(({ id, callFrame }) => {
      const file = callFrame.url.replace(/^.*\/(?:src|node_modules)\//, '');
      return [id, `${callFrame.functionName || '(anonymous)'} ${file}`.trim()];
    }),
  );
  const times = new Map<string, number>();
  for (const [i, id] of samples.entries()) {
    const name = names.get(id) ?? '?';
    if (name === '(idle)') continue;
    times.set(name, (times.get(name) ?? 0) + (timeDeltas[i] ?? 0));
  }
  return times;
}
