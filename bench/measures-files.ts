import { measure } from './compare.ts';
import type { Measure } from './measures.ts';
import { withServer } from './measures-writing.ts';
import { shuffled } from './samples.ts';
import { median, type Row } from './table.ts';

const RUNS = 5;
const CONNECTIONS = 64;
const MOST = 1.5;

/** Sends of a file by its id, and of a text, in turn. */
const filesById: Measure = ({ options }) =>
  withServer(async (server) => {
    const amount = options.quick ? 4_000 : 16_000;
    const cpuOf = async (which: 'sends' | 'files') => {
      const paths = shuffled(server.ready[which]);
      const { cpuMicros } = await measure(server, { paths, amount, connections: CONNECTIONS });
      return cpuMicros ?? Number.NaN;
    };
    const runs: { text: number; file: number }[] = [];
    for (let i = 0; i <= RUNS; i++) {
      const run = { text: await cpuOf('sends'), file: await cpuOf('files') };
      // The first is the warm-up.
      if (i > 0) runs.push(run);
    }
    const ratio = median(runs.map(({ file, text }) => file / text));
    const of = (which: 'text' | 'file') => median(runs.map((run) => run[which])).toFixed(0);
    const row: Row = {
      measure: 'a send with a stored attachment, of a text',
      value: ratio.toFixed(2),
      target: `<= ${MOST.toFixed(2)}`,
      met: ratio <= MOST,
      detail: `${of('text')} / ${of('file')} µs of CPU a send, ${CONNECTIONS} connections`,
    };
    return { rows: [row], runs };
  });

export const fileMeasures: Readonly<Record<string, Measure>> = { 'files-by-id': filesById };
