import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Measure } from './measures.ts';
import { median, type Row } from './table.ts';

const RUNS = 3;
const ENTRY = join(import.meta.dirname, 'delivery/entry.ts');

/** What one run gives, in ms. */
interface Run {
  readonly p50: number;
  readonly p99: number;
  readonly missing: number;
}

/** From the commit of an event until its webhook is there, at 500 webhooks a second. */
const delivery =
  (what: string, apps: number, dead: number): Measure =>
  async ({ options }) => {
    const [seconds, perSecond] = [options.quick ? 3 : 10, Math.round(500 / apps)];
    const runs: Run[] = [];
    for (let i = 0; i < RUNS; i++) {
      const args = [perSecond, seconds, apps, dead].map(String);
      const { stdout } = await promisify(execFile)(process.execPath, [ENTRY, ...args]);
      runs.push(JSON.parse(stdout) as Run);
    }
    const of = (which: keyof Run) => median(runs.map((run) => run[which]));
    const row: Row = {
      measure: what,
      value: `p50 ${of('p50').toFixed(1)}, p99 ${of('p99').toFixed(1)} ms`,
      target: 'p50 < 10, p99 < 60 ms',
      met: of('p50') < 10 && of('p99') < 60 && runs.every(({ missing }) => missing === 0),
      detail: `${perSecond} events/s to ${apps} ${apps === 1 ? 'app' : 'apps'}, ${of('missing')} missing`,
    };
    return { rows: [row], runs };
  };

export const deliveryMeasures: Readonly<Record<string, Measure>> = {
  delivery: delivery('commit to webhook', 1, 0),
  'delivery-beside-dead': delivery('commit to webhook, one receiver of ten dead', 10, 1),
};
