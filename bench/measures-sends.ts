import { measure } from './compare.ts';
import type { Measure } from './measures.ts';
import { withServer } from './measures-writing.ts';
import { LOAD_CORE, startServer } from './process.ts';
import { shuffled } from './samples.ts';
import type { OpenLoop, OpenLoopResult } from './sending/open-loop.ts';
import { count, median, percent, type Row } from './table.ts';
import type { Rate } from './writing/job.ts';

const sender = new URL('./sending/open-loop.ts', import.meta.url).pathname;

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
    const runs: { alone: number; beside: number; sent: OpenLoopResult }[] = [];
    const job: OpenLoop = {
      ...{ url: server.ready.url, posts: shuffled(server.ready.sends), perSecond: PER_SECOND },
    };
    const loop = await startServer<object>([sender], LOAD_CORE);
    try {
      for (let i = 0; i < RUNS; i++) {
        const alone = await reads();
        await loop.ask(job);
        const beside = await reads();
        const sent = await loop.ask<OpenLoopResult>({});
        runs.push({ alone: alone.perSecond, beside: beside.perSecond, sent });
      }
    } finally {
      await loop.stop();
    }
    const of = (pick: (run: (typeof runs)[number]) => number) => median(runs.map(pick));
    const kept = of(({ alone, beside }) => beside / alone);
    const p99 = of((run) => run.sent.p99);
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
        detail: `p50 ${of((run) => run.sent.p50).toFixed(1)} ms from when it was due, ${count(of((run) => run.sent.perSecond))} a second answered`,
      },
    ];
    return { rows, runs };
  });

export const sendMeasures: Readonly<Record<string, Measure>> = {
  sends,
  'beside-sends': besideSends,
};
