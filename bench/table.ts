/** One line of the results. */
export interface Row {
  readonly measure: string;
  readonly value: string;
  readonly target: string;
  /** Whether the target is met; undefined when there is none or nothing was measured. */
  readonly met: boolean | undefined;
  /** How it came about: requests a second, runs. */
  readonly detail: string;
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const MET = { true: 'met', false: 'MISSED', undefined: '-' } as const;

/** The results as a table for a terminal and for bench/README.md (Markdown). */
export const table = (rows: readonly Row[]): string =>
  markdown([
    ['measure', 'value', 'target', '', 'detail'],
    ...rows.map(({ measure, value, target, met, detail }) => [
      ...[measure, value, target],
      MET[`${met}` as keyof typeof MET],
      detail,
    ]),
  ]);

/** Lines of cells, the first a heading, as a table with columns of one width. */
export function markdown(cells: readonly (readonly string[])[]): string {
  const widths = cells[0]?.map((_, i) => Math.max(...cells.map((line) => line[i]?.length ?? 0)));
  const write = (line: readonly string[]) =>
    `| ${line.map((cell, i) => cell.padEnd(widths?.[i] ?? 0)).join(' | ')} |`;
  const rule = `|${widths?.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const [heading = [], ...body] = cells;
  return [write(heading), rule, ...body.map(write)].join('\n');
}

export const count = (n: number): string => Math.round(n).toLocaleString('en-US');
export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
