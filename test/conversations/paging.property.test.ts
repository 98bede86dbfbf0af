import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FOLDERS, type Folder, PLATFORMS, type Platform } from '../../src/store/page/platform.ts';
import { walkBack, walkOn } from '../support/walk.ts';
import { type Json, sharedWorld, type World } from '../support/world.ts';

const server = await sharedWorld();

const idsOf = (nodes: readonly Json[]): string[] => nodes.map(({ id }) => id);

/** A conversation in a few words. */
interface Told {
  /** Minutes since its newest message: few, so that many were updated at the same time. */
  readonly ago: number;
  readonly folder: Folder;
  readonly platform: Platform;
  readonly person: number;
  readonly empty: boolean;
}

const inbox: fc.Arbitrary<Told[]> = fc.array(
  fc.record({
    ago: fc.integer({ min: 0, max: 6 }),
    // Mostly the Messenger inbox, so that a list of it has several pages.
    folder: fc.constantFrom('inbox', 'inbox', 'inbox', ...FOLDERS),
    platform: fc.constantFrom('MESSENGER', 'MESSENGER', ...PLATFORMS),
    person: fc.nat({ max: 1 }),
    empty: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  }),
  { maxLength: 30, size: 'max' },
);

/** What is asked for; a person by number, in every folder unless one is named. */
interface Asked {
  readonly platform: Platform;
  readonly folder?: Folder;
  readonly person?: number;
}

const asked: fc.Arbitrary<Asked> = fc.record(
  {
    platform: fc.constantFrom('MESSENGER', 'MESSENGER', ...PLATFORMS),
    folder: fc.constantFrom('inbox', ...FOLDERS),
    person: fc.nat({ max: 1 }),
  },
  { requiredKeys: ['platform'] },
);

/** A Page with such an inbox, and what a request's answer has to be, in words of the model. */
async function pageWith(conversations: readonly Told[]) {
  const shop = await server.besides();
  const people = new Map<string, Awaited<ReturnType<World['person']>>>();
  for (const platform of PLATFORMS) {
    for (const no of [0, 1]) {
      people.set(`${platform} ${no}`, await shop.person(`Ada ${no}`, platform));
    }
  }
  const made: (Told & { id: string; place: number })[] = [];
  for (const [place, each] of conversations.entries()) {
    const person = people.get(`${each.platform} ${each.person}`);
    if (!person) throw new Error('The model names a person whom the Page does not have');
    const { id } = await shop.conversation({
      platform: each.platform,
      folder: each.folder,
      people: [person],
      said: each.empty ? [] : [{ ago: each.ago }],
    });
    made.push({ ...each, id, place });
  }
  const expected = ({ platform, folder, person }: Asked): string[] =>
    made
      .filter((each) => !each.empty && each.platform === platform)
      .filter((each) => person === undefined || each.person === person)
      .filter((each) => each.folder === (folder ?? (person === undefined ? 'inbox' : each.folder)))
      .sort((a, b) => a.ago - b.ago || b.place - a.place)
      .map(({ id }) => id);
  const params = ({ platform, folder, person }: Asked) => ({
    platform,
    folder,
    user_id: person === undefined ? undefined : people.get(`${platform} ${person}`)?.id,
    fields: 'id',
  });
  return { shop, expected, params };
}

describe('any inbox', () => {
  it('lists what the filters say, newest update first, and counts it', async () => {
    await fc.assert(
      fc.asyncProperty(
        inbox,
        fc.array(asked, { maxLength: 6 }),
        async (conversations, requests) => {
          const { shop, expected, params } = await pageWith(conversations);
          for (const request of requests) {
            const { body } = await shop.get('/me/conversations', {
              ...params(request),
              limit: 500,
              summary: 'true',
            });
            expect(idsOf(body.data)).toEqual(expected(request));
            expect(body.summary).toEqual({ total_count: expected(request).length });
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is the same list when walked by pages of any size, onwards and backwards', async () => {
    const size = fc.integer({ min: 1, max: 5 });
    await fc.assert(
      fc.asyncProperty(inbox, asked, size, async (conversations, request, limit) => {
        const { shop, expected, params } = await pageWith(conversations);
        const pages = await walkOn(shop, '/me/conversations', { ...params(request), limit });
        expect(idsOf(pages.flatMap(({ data }) => data))).toEqual(expected(request));
        const back = await walkBack(shop, pages.at(-1));
        expect(idsOf(back.flatMap(({ data }) => data))).toEqual(expected(request));
      }),
      { numRuns: 15 },
    );
  });

  it('stands the other way round in chronological order, by pages too', async () => {
    const size = fc.integer({ min: 1, max: 5 });
    await fc.assert(
      fc.asyncProperty(inbox, asked, size, async (conversations, request, limit) => {
        const { shop, expected, params } = await pageWith(conversations);
        const pages = await walkOn(shop, '/me/conversations', {
          ...params(request),
          order: 'chronological',
          limit,
        });
        const reversed = expected(request).reverse();
        expect(idsOf(pages.flatMap(({ data }) => data))).toEqual(reversed);
        const back = await walkBack(shop, pages.at(-1));
        expect(idsOf(back.flatMap(({ data }) => data))).toEqual(reversed);
      }),
      { numRuns: 10 },
    );
  });
});
