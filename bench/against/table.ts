import { count, markdown } from '../table.ts';
import type { AgainstRow } from './against.ts';

const inUnit = (micros: number): string =>
  micros >= 1e6 ? `${(micros / 1e6).toFixed(2)} s` : `${count(micros)} µs`;

/** The rows of a comparison for a terminal and for bench/README.md (Markdown). */
export const againstTable = (rows: readonly AgainstRow[]): string =>
  markdown([
    ['measure', 'ratio', 'interval', '', 'least CPU time before / now'],
    ...rows.map(({ measure, ratio, verdict, micros }) => [
      measure,
      ratio.median.toFixed(3),
      `${ratio.low.toFixed(3)} to ${ratio.high.toFixed(3)}`,
      verdict,
      `${inUnit(micros.before)} / ${inUnit(micros.now)}`,
    ]),
  ]);
