import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLAGS } from '../../src/store/page/message.ts';
import { FOLDERS, PLATFORMS } from '../../src/store/page/platform.ts';
import { sharedWorld } from '../support/world.ts';
import { notThere, refusal } from './refused.ts';
import { essence, type Home, home, type PagePlan, strangerIds, WAYS } from './strangers.ts';

/** A server with many Pages; each test adds two of its own. */
const server = await sharedWorld();

const RICH: PagePlan = {
  instagram: true,
  strict: false,
  chats: PLATFORMS.map((platform) => ({
    platform,
    folder: 'inbox',
    people: 2,
    said: [{ text: 'hello' }, { by: 'page', text: 'Hi!' }],
    owned: true,
  })),
};

/** Fails unless an id is answered as its twin, which does not exist, is answered. */
async function expectUnknown(
  ours: Home,
  pair: { readonly kind: string; readonly id: string; readonly twin: string },
  way: string,
  caller: number,
): Promise<void> {
  const ask = WAYS[way];
  const token = ours.callers[caller];
  if (!ask || token === undefined) throw new Error(`No such way or caller: ${way}, ${caller}`);
  const [given, unknown] = await Promise.all([
    ask(ours.world, pair.id, token),
    ask(ours.world, pair.twin, token),
  ]);
  const told = `${pair.kind} ${pair.id} ${way} to caller ${caller}`;
  expect(essence(given, pair.id), told).toEqual(essence(unknown, pair.twin));
}

describe('what belongs to another Page', () => {
  it('exists, for the token of that Page', async () => {
    const theirs = await home(server, RICH);
    const { page } = theirs.world;
    const own = [page.id, page.instagramId ?? ''];
    own.push(...theirs.chats.flatMap(({ id, person }) => [id, person.id]), ...theirs.messages);
    for (const id of own) {
      expect((await theirs.world.get(`/${id}`)).body.id, id).toBe(id);
    }
  });

  it('is 100/33 by whatever id, to every token of one’s own', async () => {
    const [ours, theirs] = [await home(server, RICH), await home(server, RICH)];
    for (const { id, kind } of strangerIds(theirs, ours)) {
      const answer = await ours.world.get(`/${id}`);
      expect(refusal(answer), kind).toEqual(notThere(id));
    }
  });

  it('is answered as what does not exist, in every way in which an id can be named', async () => {
    const [ours, theirs] = [await home(server, RICH), await home(server, RICH)];
    const kinds = new Map(strangerIds(theirs, ours).map((pair) => [pair.kind, pair]));
    expect(kinds.size).toBe(11);
    for (const [kind, pair] of [...kinds.values()].entries()) {
      for (const [place, way] of Object.keys(WAYS).entries()) {
        // The full token each time, and one of the other three by turns.
        await expectUnknown(ours, pair, way, 0);
        await expectUnknown(ours, pair, way, 1 + ((kind + place) % 3));
      }
    }
  });

  it('is answered as what does not exist, in worlds of every kind', async () => {
    const said = fc.record({
      by: fc.constantFrom('page' as const, 'nobody' as const, undefined),
      text: fc.string({ maxLength: 5 }),
      flags: fc.constantFrom(0, FLAGS.read, FLAGS.deleted),
    });
    const plan = fc.record({
      instagram: fc.boolean(),
      strict: fc.boolean(),
      chats: fc.array(
        fc.record({
          platform: fc.constantFrom(...PLATFORMS),
          folder: fc.constantFrom(...FOLDERS),
          people: fc.integer({ min: 1, max: 2 }),
          said: fc.array(said, { maxLength: 3 }),
          owned: fc.boolean(),
        }),
        { maxLength: 3 },
      ),
    });
    const probe = fc.tuple(
      fc.nat(),
      fc.constantFrom(...Object.keys(WAYS)),
      fc.integer({ min: 0, max: 3 }),
    );
    const probes = fc.array(probe, { minLength: 50, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(plan, plan, probes, async (our, their, tries) => {
        const [ours, theirs] = [await home(server, strip(our)), await home(server, strip(their))];
        const pairs = strangerIds(theirs, ours);
        for (const [place, way, caller] of tries) {
          const pair = pairs[place % pairs.length];
          if (pair) await expectUnknown(ours, pair, way, caller);
        }
      }),
      // Shrinking would take longer than a test may; the words of the failure say enough.
      { numRuns: 15, endOnFailure: true },
    );
  });

  it('has cursors that are nobody’s to anybody else', async () => {
    const [ours, theirs] = [await home(server, RICH), await home(server, RICH)];
    const [chat] = ours.chats;
    const other = theirs.chats[0];
    const lists = [
      ['/me/conversations', '/me/conversations'],
      [`/${chat?.id}/messages`, `/${other?.id}/messages`],
    ] as const;
    for (const [own, foreign] of lists) {
      const { after } = (await theirs.world.get(foreign)).body.paging.cursors;
      const answer = await ours.world.get(own, { after });
      expect(refusal(answer)).toMatchObject({
        code: 100,
        message: '(#100) Invalid cursors values',
      });
    }
  });
});

/** `exactOptionalPropertyTypes`: who spoke is either said or left out. */
function strip(plan: {
  instagram: boolean;
  strict: boolean;
  chats: {
    platform: 'MESSENGER' | 'INSTAGRAM';
    folder: 'inbox' | 'other' | 'page_done' | 'spam';
    people: number;
    owned: boolean;
    said: { by: 'page' | 'nobody' | undefined; text: string; flags: number }[];
  }[];
}): PagePlan {
  return {
    ...plan,
    chats: plan.chats.map((chat) => ({
      ...chat,
      said: chat.said.map(({ by, ...rest }) => (by ? { by, ...rest } : rest)),
    })),
  };
}
