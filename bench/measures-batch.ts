import { type LoadRun, measure } from './compare.ts';
import type { Measure } from './measures.ts';
import { batches, fullMessagePaths, messagePaths } from './paths.ts';
import { shuffled } from './samples.ts';
import { median, type Row } from './table.ts';
import type { Served } from './world.ts';

const RUNS = 3;
const SINGLES = 32_000;
const BATCHES = 1_600;

/** Single requests that a batch of 50 may cost: half of what it stands for. */
const LIMIT = 25;

/** What a batch of 50 message reads costs, in single requests of the same kind. */
function batch(
  name: string,
  pathsOf: (served: Pick<Served, 'store' | 'samples'>) => string[],
): Measure {
  return async (world) => {
    const served = await world.large();
    const singles = shuffled(pathsOf(served));
    const wholes = shuffled(batches(served, pathsOf));
    const share = world.options.quick ? 4 : 1;
    const take = (paths: Parameters<typeof measure>[1]['paths'], amount: number) =>
      measure(served.server, {
        paths,
        warmUpPaths: paths,
        amount: amount / share,
        warmUp: amount / 4,
      });
    const runs = { single: [] as LoadRun[], batch: [] as LoadRun[] };
    for (let i = 0; i < RUNS; i++) {
      runs.single.push(await take(singles, SINGLES));
      runs.batch.push(await take(wholes, BATCHES));
    }
    const cpu = (of: readonly LoadRun[]) => median(of.map((one) => one.cpuMicros ?? Number.NaN));
    const ratio = cpu(runs.batch) / cpu(runs.single);
    const isKnown = !Number.isNaN(ratio);
    const row: Row = {
      measure: `batch of 50: ${name}`,
      value: isKnown ? `${ratio.toFixed(1)} single requests` : '-',
      target: `< ${LIMIT}`,
      met: isKnown ? ratio < LIMIT : undefined,
      detail: `single / batch: ${cpu(runs.single).toFixed(1)} / ${cpu(runs.batch).toFixed(1)} µs`,
    };
    return { rows: [row], runs };
  };
}

export const batchMeasures: Readonly<Record<string, Measure>> = {
  batch: batch('message by id, default fields', messagePaths),
  'batch-fields': batch('message by id, 5 fields', fullMessagePaths),
};
