import { styleText } from 'node:util';
import { printable } from '../base/printable.ts';

/**
 * Writes a command's result on stdout: with `--json` the object as one line of JSON and nothing
 * else, otherwise the text for people.
 */
export function print(flags: { json?: boolean }, object: object, text: string): void {
  process.stdout.write(`${flags.json ? JSON.stringify(object) : text}\n`);
}

/** Writes a list: `{"data":[…]}` with `--json`, otherwise a table, or `none` when it is empty. */
export async function printList<T extends object>(
  flags: { json?: boolean },
  rows: readonly T[],
  columns: Readonly<Record<string, (row: T) => string | undefined>>,
  none: string,
): Promise<void> {
  const text = flags.json ? '' : rows.length > 0 ? await table(rows, columns) : none;
  print(flags, { data: rows }, text);
}

/** Rows under their headings, each column as wide as its widest cell is on a terminal. */
export async function table<T>(
  rows: readonly T[],
  columns: Readonly<Record<string, (row: T) => string | undefined>>,
): Promise<string> {
  const cells = Object.values(columns);
  const lines = [
    Object.keys(columns),
    ...rows.map((row) => cells.map((cell) => printable(cell(row) ?? '-'))),
  ];
  const width = await widthOf(lines.flat());
  const widths = cells.map((_, i) => Math.max(...lines.map((line) => width(line[i] ?? ''))));
  const padded = (cell: string, i: number): string =>
    cell + ' '.repeat((widths[i] ?? 0) - width(cell));
  const [head = '', ...rest] = lines.map((line) => line.map(padded).join('  ').trimEnd());
  return [styleText('bold', head), ...rest].join('\n');
}

/** Measures columns: only letters beyond ASCII take none, or two, and need what knows them. */
async function widthOf(cells: readonly string[]): Promise<(text: string) => number> {
  if (cells.every((cell) => /^[ -~]*$/.test(cell))) return (text) => text.length;
  return (await import('string-width')).default;
}

/** A number with commas: `toLocaleString` spends 25 ms the first time. */
export const grouped = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');
