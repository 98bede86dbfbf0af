import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { PLATFORMS } from '../../src/store/page/platform.ts';
import { walkBack, walkOn } from '../support/walk.ts';
import { type Json, type Said, sharedWorld, type World } from '../support/world.ts';

const archive = await sharedWorld();
let strict: World;
beforeAll(async () => {
  strict = await archive.besides({ mode: 'strict' });
});

/** A message in a few words; minutes are few, so that many have the same time. */
interface Told {
  readonly ago: number;
  readonly by: 'page' | 'nobody' | undefined;
  readonly deleted: boolean;
  readonly files: number;
  readonly reacted: boolean;
  /** Minutes before now of a message that it answers, if there is one. */
  readonly answers: number | undefined;
}

const told: fc.Arbitrary<Told[]> = fc.array(
  fc.record({
    ago: fc.integer({ min: 0, max: 9 }),
    by: fc.constantFrom('page', 'nobody', undefined),
    deleted: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    files: fc.nat({ max: 2 }),
    reacted: fc.boolean(),
    answers: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
  }),
  { maxLength: 45, size: 'max' },
);
const platform = fc.constantFrom(...PLATFORMS);
const size = fc.integer({ min: 1, max: 11 });

const MINUTE = 60_000;

/** Each message says its number of arrival. */
const saidOf = (messages: readonly Told[], now: number): Said[] =>
  messages.map(({ ago, by, deleted, files, reacted, answers }, n) => ({
    ago,
    ...(by ? { by } : {}),
    text: n % 7 === 3 ? '' : `no ${n}`,
    flags: deleted ? 1 : 0,
    extra: {
      attachments: Array.from({ length: files }, (_, i) => ({
        id: `${n}${i}`,
        kind: 'file' as const,
        name: `file ${n}`,
      })),
      ...(reacted ? { reactions: [{ reaction: '❤', by: 0 }] } : {}),
      ...(answers === undefined ? {} : { replyTo: { created: now - answers * MINUTE, tie: 0 } }),
      // The one part that tells every message from every other.
      shares: [{ id: String(n) }],
    },
  }));

/** Numbers of arrival as a list has to show them: newest first, of equals the later first. */
const expected = (messages: readonly Told[]): string[] =>
  messages
    .map(({ ago, deleted }, n) => ({ ago, deleted, n }))
    .filter(({ deleted }) => !deleted)
    .sort((a, b) => a.ago - b.ago || b.n - a.n)
    .map(({ n }) => String(n));

const conversation = (shop: World, messages: readonly Told[], on: (typeof PLATFORMS)[number]) =>
  shop.conversation({ platform: on, said: saidOf(messages, shop.server.clock.now()) });

const numbers = (nodes: readonly Json[]): string[] => nodes.map(({ shares }) => shares.data[0].id);

describe('any conversation', () => {
  it('lists what was not deleted, newest first', async () => {
    await fc.assert(
      fc.asyncProperty(told, platform, async (messages, on) => {
        const { id } = await conversation(archive, messages, on);
        const asked = { fields: 'shares', limit: 500, summary: 'true' };
        const { body } = await archive.get(`/${id}/messages`, asked);
        expect(numbers(body.data)).toEqual(expected(messages));
        expect(body.summary).toEqual({ total_count: expected(messages).length });
      }),
      { numRuns: 20 },
    );
  });

  it('is the same however its messages arrived in time', async () => {
    await fc.assert(
      fc.asyncProperty(told, fc.nat({ max: 45 }), async (messages, cut) => {
        const said = saidOf(messages, archive.server.clock.now());
        const chat = await archive.conversation({ said: said.slice(0, cut) });
        for (const each of said.slice(cut)) await archive.say(chat, each);
        const fields = 'message_count,updated_time,messages.limit(500){shares}';
        const { body } = await archive.get(`/${chat.id}`, { fields });
        expect(numbers(body.messages?.data ?? [])).toEqual(expected(messages));
        expect(body.message_count).toBe(messages.length);
        const newest = Math.min(...messages.map(({ ago }) => ago));
        const minutes = String((60 - newest) % 60).padStart(2, '0');
        expect(body.updated_time?.slice(11, 16)).toBe(
          messages.length === 0 ? undefined : `${newest === 0 ? '10' : '09'}:${minutes}`,
        );
      }),
      { numRuns: 12 },
    );
  });

  it('is the same list when walked by pages of any size, onwards and backwards', async () => {
    await fc.assert(
      fc.asyncProperty(told, platform, size, async (messages, on, limit) => {
        const { id } = await conversation(archive, messages, on);
        const pages = await walkOn(archive, `/${id}/messages`, { fields: 'shares', limit });
        const sizes = pages.slice(0, -1).map(({ data }) => data.length);
        expect(sizes).toEqual(sizes.map(() => limit));
        expect(numbers(pages.flatMap(({ data }) => data))).toEqual(expected(messages));
        const back = await walkBack(archive, pages.at(-1));
        expect(numbers(back.flatMap(({ data }) => data))).toEqual(expected(messages));
      }),
      { numRuns: 20 },
    );
  });

  it('stands the other way round in chronological order, by pages too', async () => {
    await fc.assert(
      fc.asyncProperty(told, platform, size, async (messages, on, limit) => {
        const { id } = await conversation(archive, messages, on);
        const asked = { fields: 'shares', order: 'chronological', limit };
        const pages = await walkOn(archive, `/${id}/messages`, asked);
        const reversed = expected(messages).reverse();
        expect(numbers(pages.flatMap(({ data }) => data))).toEqual(reversed);
        const back = await walkBack(archive, pages.at(-1));
        expect(numbers(back.flatMap(({ data }) => data))).toEqual(reversed);
      }),
      { numRuns: 12 },
    );
  });

  it('is walked as a nested list as at its own path', async () => {
    await fc.assert(
      fc.asyncProperty(told, size, async (messages, limit) => {
        const { id } = await conversation(archive, messages, 'MESSENGER');
        const fields = `messages.limit(${limit}){shares}`;
        const { messages: first } = (await archive.get(`/${id}`, { fields })).body;
        const data: Json[] = [...(first?.data ?? [])];
        let next = first?.paging.next;
        while (next) {
          const { body } = await archive.send('GET', next);
          data.push(...body.data);
          next = body.paging.next;
        }
        expect(numbers(data)).toEqual(expected(messages));
      }),
      { numRuns: 12 },
    );
  });
});

describe('any message', () => {
  const fields =
    'id,created_time,from,to,message,attachments.limit(1),shares{link},tags,reactions,story,is_unsupported,reply_to';

  it('is the same by its id as in the list', async () => {
    await fc.assert(
      fc.asyncProperty(told, platform, async (messages, on) => {
        const { id } = await conversation(archive, messages, on);
        const { body } = await archive.get(`/${id}/messages`, { fields, limit: 500 });
        for (const listed of body.data) {
          expect((await archive.get(`/${listed.id}`, { fields })).body).toEqual(listed);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('in strict mode shows its details if it is among the newest 20, and no other does', async () => {
    await fc.assert(
      fc.asyncProperty(told, platform, async (messages, on) => {
        const { id } = await conversation(strict, messages, on);
        const { body } = await strict.get(`/${id}/messages`, { fields, limit: 500 });
        for (const [place, listed] of body.data.entries()) {
          const { status, body: alone } = await strict.get(`/${listed.id}`, { fields });
          if (place < 20) expect(alone).toEqual(listed);
          else expect([status, alone.error.code]).toEqual([400, 9000001]);
          expect('message' in listed).toBe(place < 20);
        }
      }),
      { numRuns: 10 },
    );
  });
});
