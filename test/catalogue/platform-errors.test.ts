import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue, type ErrorEntry } from '../../src/graph/errors/catalogue.ts';
import { NOT_GIVEN } from '../../src/graph/errors/not-given.ts';

const WIRE = join(import.meta.dirname, '../../docs/wire.md');

/** A row of wire.md 3.2: what its first cell says, and its text. */
interface Row {
  readonly code: string;
  readonly text: string;
}

function rows(): readonly Row[] {
  const [, section = ''] = readFileSync(WIRE, 'utf8').split('### 3.2 ');
  const lines = (section.split('\n### ')[0] ?? '')
    .split('\n')
    .filter((line) => /^\| ?\S/.test(line));
  return lines
    .slice(1)
    .filter((line) => !line.startsWith('|---'))
    .map((line) => ({ code: line.split('|')[1]?.trim() ?? '', text: line }));
}

const codeOf = ({ code, subcode }: ErrorEntry): string =>
  subcode === undefined ? String(code) : `${code}/${subcode}`;

/** Whether a row holds what an entry says, whatever stands for its `{words}`. */
function says({ text }: Row, { message }: ErrorEntry): boolean {
  const words = message
    .split(/\{\w+\}/)
    .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(words.join('.+')).test(text);
}

describe('the errors of the platform', () => {
  const table = rows();
  const entries: readonly ErrorEntry[] = Object.values(catalogue);
  const isAlone = ({ code }: Row) => table.filter((each) => each.code === code).length === 1;

  const isGiven = (row: Row): boolean =>
    entries.some(
      (entry) =>
        (codeOf(entry) === row.code && (isAlone(row) || says(row, entry))) ||
        (row.code === 'batch' && entry.type === 'GraphBatchException' && says(row, entry)),
    );
  const isExplained = (row: Row): boolean =>
    NOT_GIVEN.some(
      ({ code, said }) => code === row.code && (isAlone(row) || row.text.includes(said)),
    );

  it('are all in the catalogue, or listed as not to be caused here with why', () => {
    expect(table.length).toBeGreaterThan(60);
    const forgotten = table.filter((row) => !isGiven(row) && !isExplained(row));
    expect(forgotten.map(({ text }) => text)).toEqual([]);
  });

  it('are not listed so where the catalogue has them', () => {
    const both = table.filter((row) => isGiven(row) && isExplained(row));
    expect(both.map(({ text }) => text)).toEqual([]);
    const unknown = NOT_GIVEN.filter(({ code }) => !table.some((row) => row.code === code));
    expect(unknown).toEqual([]);
  });
});
