/**
 * Writes a command's result on stdout: with `--json` the object as one line of JSON and nothing
 * else, otherwise the text for people.
 */
export function print(flags: { json?: boolean }, object: object, text: string): void {
  process.stdout.write(`${flags.json ? JSON.stringify(object) : text}\n`);
}

/** Writes a list: `{"data":[…]}` with `--json`, otherwise a table, or `none` when it is empty. */
export function printList<T extends object>(
  flags: { json?: boolean },
  rows: readonly T[],
  columns: Readonly<Record<string, (row: T) => string | undefined>>,
  none: string,
): void {
  print(flags, { data: rows }, rows.length > 0 ? table(rows, columns) : none);
}

/** Rows under their headings, each column as wide as its widest cell. */
export function table<T>(
  rows: readonly T[],
  columns: Readonly<Record<string, (row: T) => string | undefined>>,
): string {
  const cells = Object.values(columns);
  const lines = [
    Object.keys(columns),
    ...rows.map((row) => cells.map((cell) => printable(cell(row) ?? '-'))),
  ];
  const widths = cells.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  return lines
    .map((line) => line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}

/** Names come from strangers: what would move the cursor of a terminal is taken out. */
export const printable = (text: string): string => text.replace(CONTROLS, ' ');

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g;

/** A number with commas: `toLocaleString` spends 25 ms the first time. */
export const grouped = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');
