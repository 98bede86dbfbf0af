import { Agent } from 'node:http';
import { measure } from './compare.ts';
import { time } from './http.ts';
import type { Measure } from './measures.ts';
import { exactCpuMicros, type Running, startServer } from './process.ts';
import { shuffled } from './samples.ts';
import { count, median, percent, type Row } from './table.ts';
import type { Job, Rate, Ready, Written } from './writing/job.ts';

const entry = new URL('./writing/entry.ts', import.meta.url).pathname;

const PAIRS = 400;
const WARM_UP = 4_000;
const RUNS = 3;
const CONNECTIONS = 64;
const PER_SECOND = 1_000;

type WritingServer = Running<Ready>;

const ask = <T>(server: WritingServer, job: Job): Promise<T> => server.ask<T>(job);

/** A server whose messages are written in its own process, or sent to it. */
export async function withServer<T>(work: (server: WritingServer) => Promise<T>): Promise<T> {
  const server = await startServer<Ready>([entry]);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

/** A read by id after a write to another Page and one without, in turn, on one connection. */
const afterWrite: Measure = ({ options }) =>
  withServer(async (server) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const paths = shuffled(server.ready.paths);
    let asked = 0;
    const read = async () => {
      const before = exactCpuMicros(server.pid);
      const took = await time(`${server.ready.url}${paths[asked++ % paths.length]}`, agent);
      return { took, cpu: (exactCpuMicros(server.pid) ?? 0) - (before ?? 0) };
    };
    const runs = { with: [] as Read[], without: [] as Read[] };
    const pairs = options.quick ? PAIRS / 4 : PAIRS;
    for (let i = 0; i < WARM_UP; i++) await read();
    for (let i = -pairs; i < pairs; i++) {
      const without = await read();
      await ask(server, { do: 'write' });
      const after = await read();
      if (i < 0) continue;
      runs.without.push(without);
      runs.with.push(after);
    }
    agent.destroy();
    const row = (measure: string, of: keyof Read): Row => {
      const [after, without] = [runs.with, runs.without].map((all) =>
        median(all.map((r) => r[of])),
      );
      const ratio = (after ?? 0) / (without ?? 1);
      return {
        measure,
        value: ratio.toFixed(2),
        target: '<= 1.30',
        met: without ? ratio <= 1.3 : undefined,
        detail: `without / after: ${without?.toFixed(0)} / ${after?.toFixed(0)} µs, ${pairs} pairs`,
      };
    };
    const rows = [
      row('message by id after a write to another Page', 'took'),
      row('the same, CPU time of the server', 'cpu'),
    ];
    return { rows, runs };
  });

interface Read {
  readonly took: number;
  readonly cpu: number;
}

/** Reads beside messages that are written at a fixed rate, and the same reads alone, in turn. */
const besideWrites: Measure = ({ options }) =>
  withServer(async (server) => {
    const amount = options.quick ? 16_000 : 64_000;
    const reads = () =>
      measure(server, { paths: shuffled(server.ready.paths), amount, connections: CONNECTIONS });
    await reads();
    const rows: Row[] = [];
    const runs: Record<string, object> = {};
    for (const [page, name, least] of [
      [2, 'other Pages', 0.75],
      [1, 'the same Page', 0.5],
    ] as const) {
      const found: { alone: number; beside: number; written: Written }[] = [];
      for (let i = 0; i < RUNS; i++) {
        const alone = await reads();
        await ask(server, { do: 'begin', page, perSecond: PER_SECOND });
        const beside = await reads();
        const written = await ask<Written>(server, { do: 'end' });
        found.push({ alone: alone.perSecond, beside: beside.perSecond, written });
      }
      runs[name] = found;
      const of = (pick: (run: (typeof found)[number]) => number) => median(found.map(pick));
      const kept = of(({ alone, beside }) => beside / alone);
      const rate = `alone / beside: ${count(of((r) => r.alone))} / ${count(of((r) => r.beside))} req/s`;
      const ack = of(({ written }) => written.p99);
      const delay = of(({ written }) => written.delayP99);
      const begin = of(({ written }) => written.begin);
      const beside = `beside ${count(PER_SECOND)} messages a second`;
      rows.push(
        {
          measure: `reads of ${name} ${beside}`,
          value: percent(kept),
          target: `>= ${percent(least)}`,
          met: kept >= least,
          detail: `${rate}, ${CONNECTIONS} connections`,
        },
        {
          measure: `acknowledgement p99, reads of ${name}`,
          value: `${ack.toFixed(1)} ms`,
          target: '< 40 ms',
          met: ack < 40,
          detail: `p50 ${of(({ written }) => written.p50).toFixed(1)} ms from when it was due`,
        },
        {
          measure: `event-loop delay p99, reads of ${name}`,
          value: `${delay.toFixed(1)} ms`,
          target: '< 12 ms',
          met: delay < 12,
          detail: '',
        },
        {
          measure: `longest begin of a transaction, reads of ${name}`,
          value: `${begin.toFixed(1)} ms`,
          target: '< 5 ms',
          met: begin < 5,
          detail: 'median of the longest of each run',
        },
      );
    }
    return { rows, runs };
  });

/** Senders that each wait for the one before, as a share of what the store does in groups. */
const senders: Measure = ({ options }) =>
  withServer(async (server) => {
    const seconds = options.quick ? 2 : 5;
    const runs: { closed: number; groups: number }[] = [];
    for (let i = 0; i <= RUNS; i++) {
      const closed = await ask<Rate>(server, { do: 'closed', senders: CONNECTIONS, seconds });
      const groups = await ask<Rate>(server, { do: 'groups', of: 50, seconds });
      // The first is the warm-up.
      if (i > 0) runs.push({ closed: closed.perSecond, groups: groups.perSecond });
    }
    const share = median(runs.map(({ closed, groups }) => closed / groups));
    const of = (which: 'closed' | 'groups') => count(median(runs.map((run) => run[which])));
    const row: Row = {
      measure: `messages of ${CONNECTIONS} senders, of those in groups of 50`,
      value: percent(share),
      target: '>= 75.0 %',
      met: share >= 0.75,
      detail: `senders / groups: ${of('closed')} / ${of('groups')} messages/s`,
    };
    return { rows: [row], runs };
  });

export const writingMeasures: Readonly<Record<string, Measure>> = {
  'after-write': afterWrite,
  'beside-writes': besideWrites,
  senders,
};
