import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../src/store/connection.ts';
import { KeptPages } from '../../src/store/kept-pages.ts';
import type { PageStore } from '../../src/store/page/page-store.ts';

/** Bytes of the name of each person here. */
const NAME = 20_000;
const MOST = 1_000_000;

/** Kept Pages of people with long names, and the people that were read anew. */
function large() {
  const read: string[] = [];
  const connection: Connection = {
    all: (_, params) => {
      const { page, key0 } = params as { page: number; key0: number };
      read.push(`${page} ${key0}`);
      return [{ no: key0, name: 'x'.repeat(NAME / 2) } as never];
    },
    one: () => undefined,
    run: () => 0,
  };
  return { pages: new KeptPages(connection, MOST), read };
}

const look = (page: PageStore, no: number) => page.people.byNos([no]);

describe('what is kept of Pages', () => {
  it('is bounded by what it takes, not by how many rows there are', () => {
    const { pages, read } = large();
    const fits = Math.floor(MOST / NAME) - 5;
    for (let no = 1; no <= fits; no++) look(pages.of(1, 0), no);
    for (let no = 1; no <= fits; no++) look(pages.of(1, 0), no);
    expect(read).toHaveLength(fits);
    for (let no = fits; no <= 2 * fits; no++) look(pages.of(1, 0), no);
    look(pages.of(1, 0), 1);
    expect(read.at(-1)).toBe('1 1');
  });

  it('has room for the people of ten thousand conversations', () => {
    let reads = 0;
    const connection: Connection = {
      all(_, params) {
        const { key0: no } = params as { key0: number };
        reads++;
        const person = { no, name: 'Ada Lovelace', profile: {} };
        return [{ ...person, conversation: no, person, sent: true } as never];
      },
      one: () => undefined,
      run: () => 0,
    };
    const pages = new KeptPages(connection);
    for (const _ of ['once', 'again']) {
      for (let no = 1; no <= 10_000; no++) pages.of(1, 0).people.participantsOf([no]);
    }
    for (let no = 1; no <= 10_000; no++) look(pages.of(1, 0), no);
    expect(reads).toBe(10_000);
  });

  it('makes room by letting go of the Pages that have been there longest', () => {
    const { pages } = large();
    const kept = [1, 2, 3, 4].map((page) => pages.of(page, 0));
    for (const [i, page] of kept.entries()) {
      for (let no = 1; no <= 15; no++) look(page, 100 * i + no);
    }
    expect([4, 3].map((page) => pages.of(page, 0) === kept[page - 1])).toEqual([true, false]);
  });

  it('counts nothing of what was dropped, though somebody still reads it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2), { minLength: 1, maxLength: 200 }), (asked) => {
        const { pages, read } = large();
        const old: PageStore[] = [];
        for (const [mark, page] of asked.entries()) {
          old.push(pages.of(page, mark));
          for (const each of old.slice(-3)) look(each, mark);
        }
        const [last] = old.slice(-1) as [PageStore];
        const before = read.length;
        look(pages.of(asked.at(-1) ?? 0, asked.length - 1), asked.length - 1);
        expect(pages.of(asked.at(-1) ?? 0, asked.length - 1)).toBe(last);
        expect(read.length).toBe(before);
      }),
    );
  });
});
