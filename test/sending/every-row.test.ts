import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { provenBy } from '../../scripts/compatibility.ts';
import { changePage } from '../../src/admin/pages/change-page.ts';
import { catalogue, type ErrorEntry } from '../../src/graph/errors/catalogue.ts';
import { play } from '../acts/play.ts';
import { causes } from './rows/causes.ts';
import { NOT_CAUSED, PROVED } from './rows/not-caused.ts';

/*
 * Every row of messaging errors that is known (wire.md 3.3, 13.2): the request that causes it, run;
 * or the test that does; or why nothing here does.
 */

const p = await play({ mode: 'archive', now: Date.UTC(2026, 10, 30) });
const CAUSES = causes(p);
const wire = readFileSync(join(import.meta.dirname, '../../docs/wire.md'), 'utf8');

const section = (number: string): string =>
  wire.split(`### ${number} `)[1]?.split(/\n##+ /)[0] ?? '';

/** Codes in the first cells of 3.3, and among the facts of 13.2 that are about sending. */
function known(): string[] {
  const first = section('3.3').match(/^\| [^|]+/gm) ?? [];
  const facts = section('13.2').match(/^\| (?:9|1\d|2[0-5]|30) \|.*$/gm) ?? [];
  const codes = [
    ...first.flatMap((cell) => cell.match(/\d{4,}(?:\/\d+)?|\b\d+\/\d+/g) ?? []),
    ...facts.flatMap((row) => row.replace(/^\| \d+ \|/, '').match(/-?\d+\/\d{7}/g) ?? []),
  ];
  return [...new Set(codes)];
}

const codeOf = ({ code, subcode }: ErrorEntry): string =>
  subcode === undefined ? String(code) : `${code}/${subcode}`;

describe('an error of messaging', () => {
  const codes = known();

  it('is caused by a request here, or has a reason why not', () => {
    expect(codes.length).toBeGreaterThan(60);
    const all = [CAUSES, PROVED, NOT_CAUSED].flatMap((each) => Object.keys(each));
    expect(codes.filter((code) => !all.includes(code))).toEqual([]);
    expect(all.filter((code, i) => all.indexOf(code) !== i)).toEqual([]);
  });

  it.each(Object.entries(CAUSES))('%s is caused', async (code, cause) => {
    const { status, body } = await cause();
    const { error_subcode, ...error } = body.error ?? {};
    const told = error_subcode === undefined ? `${error.code}` : `${error.code}/${error_subcode}`;
    expect([told, error.message]).toEqual([code, expect.any(String)]);
    const rows = Object.values<ErrorEntry>(catalogue).filter((row) => codeOf(row) === code);
    expect(rows.map((row) => [row.status, row.type])).toContainEqual([status, error.type]);
    await changePage(p.world.server, p.world.page.id, { refuse: null });
  });

  it('is caused elsewhere, where a test proves it', () => {
    const proven = provenBy();
    const lacking = Object.values(PROVED).filter((row) => (proven.get(row) ?? []).length === 0);
    expect(lacking).toEqual([]);
  });

  it('has a reason only where the catalogue has no such row', () => {
    const given = new Set(Object.values<ErrorEntry>(catalogue).map(codeOf));
    expect(Object.keys(NOT_CAUSED).filter((code) => given.has(code))).toEqual([]);
  });
});
