import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/base/random.ts';
import { openHouseInMemory } from '../../src/house/house.ts';
import { readSeed } from '../../src/seed/file/read.ts';
import type { SeedFile } from '../../src/seed/file/schema.ts';
import { seedStore } from '../../src/seed/seed.ts';

const NOW = Date.UTC(2026, 4, 4, 10);
const name = fc.constantFrom('Ada', 'Zoë Ångström', 'K & C', '42', 'yes', 'a: b', '- x');
const message = fc.record({
  from: fc.constantFrom('page', 'customer'),
  at: fc.integer({ min: 0, max: 5_000 }).map((minutes) => `-${minutes}m`),
  text: fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !text.includes('${')),
});

/** Files with all kinds of things in them, whose ids are given or left out. */
const files = fc
  .record({
    users: fc.uniqueArray(name, { maxLength: 3 }),
    apps: fc.uniqueArray(name, { maxLength: 2 }),
    pages: fc.uniqueArray(name, { minLength: 1, maxLength: 2 }),
    people: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
    said: fc.array(message, { maxLength: 5 }),
    ids: fc.boolean(),
  })
  .map(({ users, apps, pages, people, said, ids }): SeedFile => {
    const named = (kind: number) => (each: string, i: number) => ({
      name: each,
      ...(ids && { id: `${kind}${i}` }),
    });
    return {
      convograph: 1,
      users: users.map(named(1)),
      apps: apps.map(named(2)),
      pages: pages.map((each, p) => ({
        ...named(3)(each, p),
        people: people.map(named(40 + p)),
        conversations: people.slice(0, 1).map((person) => ({
          with: person,
          messages: said.map(({ from, ...rest }) => ({
            ...rest,
            from: from === 'page' ? 'page' : person,
          })),
        })),
      })),
    };
  });

async function opened() {
  let now = NOW;
  const house = await openHouseInMemory({
    clock: { now: () => now },
    random: seededRandom('test'),
  });
  const { store } = house;
  return {
    seed: (file: SeedFile) =>
      seedStore(house, readSeed('seed.json', JSON.stringify(file), {}), '/seed.json'),
    wait: (ms: number) => {
      now += ms;
    },
    marks: () => [store.generation(), ...[1, 2].map((page) => store.revision(page))],
    counts: async () => {
      const pages = await store.directory.pages.after(0, 9);
      const conversations = await Promise.all(
        pages.map(({ no }) => store.page(no).conversations.after(0, 9)),
      );
      return conversations
        .flat()
        .map(({ id, updated, messageCount }) => [id, updated, messageCount]);
    },
    close: () => house.close(),
  };
}

/** The file before its last messages, people and Pages were written into it. */
const begun = (file: SeedFile): SeedFile => ({
  ...file,
  pages:
    file.pages?.slice(0, 1).map((page) => ({
      ...page,
      people: page.people?.slice(0, 1) ?? [],
      conversations:
        page.conversations?.map((each) => ({
          ...each,
          messages: each.messages?.slice(0, -1) ?? [],
        })) ?? [],
    })) ?? [],
});

describe('any seed file', () => {
  it('changes nothing the second time, whatever the time', async () => {
    await fc.assert(
      fc.asyncProperty(files, fc.integer({ min: 0, max: 1e9 }), async (file, later) => {
        const { seed, wait, marks, counts, close } = await opened();
        const first = await seed(file);
        const then = [marks(), await counts()];
        wait(later);
        const { added, tokens } = await seed(file);
        expect(Object.values(added)).toEqual([0, 0, 0, 0, 0, 0]);
        expect(tokens).toEqual(first.tokens);
        expect([marks(), await counts()]).toEqual(then);
        await close();
      }),
      { numRuns: 12 },
    );
  });

  it('brings in two goes what it brings in one', async () => {
    await fc.assert(
      fc.asyncProperty(files, fc.integer({ min: 0, max: 1e9 }), async (file, later) => {
        const [whole, parted] = [await opened(), await opened()];
        await whole.seed(file);
        await parted.seed(begun(file));
        await parted.seed(file);
        expect(await parted.counts()).toEqual(await whole.counts());
        parted.wait(later);
        const { added } = await parted.seed(file);
        expect(Object.values(added)).toEqual([0, 0, 0, 0, 0, 0]);
        await whole.close();
        await parted.close();
      }),
      { numRuns: 12 },
    );
  });
});
