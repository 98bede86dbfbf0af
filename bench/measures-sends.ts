import { Agent, request } from 'node:http';
import { measure } from './compare.ts';
import type { Posted } from './load.ts';
import type { Measure } from './measures.ts';
import { withServer } from './measures-writing.ts';
import { shuffled } from './samples.ts';
import { count, median, percent, type Row } from './table.ts';
import type { Rate } from './writing/job.ts';

const RUNS = 3;
const CONNECTIONS = 64;
const PER_SECOND = 1_000;

/** Sends that each wait for the answer to the one before, as a share of what the store writes in groups. */
const sends: Measure = ({ options }) =>
  withServer(async (server) => {
    const amount = options.quick ? 8_000 : 32_000;
    const seconds = options.quick ? 2 : 5;
    const runs: { sends: number; groups: number; cpu: number | undefined }[] = [];
    for (let i = 0; i <= RUNS; i++) {
      const paths = shuffled(server.ready.sends);
      const { perSecond, cpuMicros } = await measure(server, {
        ...{ paths, amount, connections: CONNECTIONS },
      });
      const groups = await server.ask<Rate>({
        ...{ do: 'groups', of: 50, seconds, isSpread: true },
      });
      // The first is the warm-up.
      if (i > 0) runs.push({ sends: perSecond, groups: groups.perSecond, cpu: cpuMicros });
    }
    const share = median(runs.map((run) => run.sends / run.groups));
    const of = (which: 'sends' | 'groups') => count(median(runs.map((run) => run[which])));
    const cpu = median(runs.map((run) => run.cpu ?? 0));
    const row: Row = {
      measure: `sends over ${CONNECTIONS} connections, of messages in groups of 50`,
      value: percent(share),
      target: '>= 60.0 %',
      met: share >= 0.6,
      detail: `sends / groups: ${of('sends')} / ${of('groups')} messages/s, ${cpu.toFixed(0)} µs a send`,
    };
    return { rows: [row], runs };
  });

/** Reads alone, and the same beside sends that come at a fixed rate, in turn. */
const besideSends: Measure = ({ options }) =>
  withServer(async (server) => {
    const amount = options.quick ? 16_000 : 64_000;
    const reads = () =>
      measure(server, { paths: shuffled(server.ready.paths), amount, connections: CONNECTIONS });
    await reads();
    const runs: { alone: number; beside: number; p50: number; p99: number }[] = [];
    for (let i = 0; i < RUNS; i++) {
      const alone = await reads();
      const sending = sendAtRate(server.ready.url, shuffled(server.ready.sends), PER_SECOND);
      const beside = await reads();
      runs.push({ alone: alone.perSecond, beside: beside.perSecond, ...(await sending()) });
    }
    const of = (pick: (run: (typeof runs)[number]) => number) => median(runs.map(pick));
    const kept = of(({ alone, beside }) => beside / alone);
    const p99 = of((run) => run.p99);
    const rows: Row[] = [
      {
        measure: `reads beside ${count(PER_SECOND)} sends a second`,
        value: percent(kept),
        target: '>= 70.0 %',
        met: kept >= 0.7,
        detail: `alone / beside: ${count(of((r) => r.alone))} / ${count(of((r) => r.beside))} req/s, ${CONNECTIONS} connections`,
      },
      {
        measure: 'answer to a send p99, beside those reads',
        value: `${p99.toFixed(1)} ms`,
        target: '< 60 ms',
        met: p99 < 60,
        detail: `p50 ${of((run) => run.p50).toFixed(1)} ms from when it was due`,
      },
    ];
    return { rows, runs };
  });

/** Posts at a fixed rate until it is ended; gives how long answers took from when each was due, in ms. */
function sendAtRate(url: string, all: readonly Posted[], perSecond: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const [began, took] = [performance.now(), [] as number[]];
  const under = new Set<Promise<void>>();
  let due = 0;
  const timer = setInterval(() => {
    while (began + (due * 1000) / perSecond <= performance.now()) {
      const at = began + (due * 1000) / perSecond;
      const one = post(url, all[due++ % all.length] as Posted, agent).then(() => {
        took.push(performance.now() - at);
        under.delete(one);
      });
      under.add(one);
    }
  }, 1);
  return async () => {
    clearInterval(timer);
    await Promise.all(under);
    agent.destroy();
    took.sort((a, b) => a - b);
    const at = (share: number) => took[Math.floor(took.length * share)] ?? Number.NaN;
    return { p50: at(0.5), p99: at(0.99) };
  };
}

/** @throws Error for any status but 200 */
function post(url: string, { path, body }: Posted, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const asked = request(url + path, { agent, method: 'POST', headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${response.statusCode} for a send`));
      response.on('data', () => undefined);
      response.once('end', resolve);
    });
    asked.once('error', reject).end(body);
  });
}

export const sendMeasures: Readonly<Record<string, Measure>> = {
  sends,
  'beside-sends': besideSends,
};
