import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeConversations, NotMended, splitConversation } from '../../src/ingest/mend.ts';
import type { Json } from '../support/world.ts';
import { archiveWorld } from './support/archive-world.ts';
import { fb } from './support/threads.ts';

const SHOP = 'Corner Shop';
/** Threads of one person each; two have one name. */
const NAMES = ['Ada', 'Bo', 'Ada', 'Cy'];

/** Few times and texts: many messages are in several of the threads. */
const thread = fc.uniqueArray(
  fc.record({ isShop: fc.boolean(), text: fc.constantFrom('a', 'b', 'c'), second: fc.nat(4) }),
  { minLength: 1, maxLength: 5, selector: (one) => `${one.second} ${one.isShop}` },
);
const history = fc.record({
  threads: fc.tuple(thread, thread, thread, thread),
  merges: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 4 }),
});

it('gives everything back after any merges, and every id answers all the while', () =>
  fc.assert(
    fc.asyncProperty(history, async ({ threads, merges }) => {
      await using it = await archiveWorld();
      const files = threads.map((some, i) => [
        `messages/inbox/thread_${i + 1}/message_1.json`,
        fb(
          [NAMES[i] as string, SHOP],
          // Else two of one name would be known to be one.
          some.map(({ isShop, text, second }) => {
            const who = isShop ? SHOP : (NAMES[i] as string);
            return [who, text, {}, second] as const;
          }),
        ),
      ]);
      await it.load(await it.save(Object.fromEntries(files)));
      const standing = async () =>
        (await it.conversations()).map(({ id, message_count, participants, messages }) => ({
          ...{ id, message_count },
          people: participants.data.map((one: Json) => one.id).sort(),
          messages: messages.map((one: Json) => [one.id, one.message, one.from.id]),
        }));
      const before = await standing();
      expect(before).toHaveLength(4);
      const said = new Map<string, string>();
      const note = async () => {
        for (const { id, messages } of await standing()) {
          said.set(id, '');
          for (const [message, text] of messages) said.set(message, text);
        }
      };
      await note();
      const ids = before.map(({ id }) => id);
      const refused = (error: unknown) => expect(error).toBeInstanceOf(NotMended);
      for (const [one, other] of merges) {
        const pair = [ids[one] as string, ids[other] as string] as const;
        await mergeConversations(it.w.server, pair).catch(refused);
        await note();
        for (const [id, text] of said) {
          const { body } = await it.w.get(`/${id}`, { fields: text ? 'message' : 'id' });
          expect(body.message ?? '').toBe(text);
        }
      }
      for (const id of ids) await splitConversation(it.w.server, id).catch(refused);
      expect(await standing()).toEqual(before);
      for (const [id, text] of said) {
        const { status, body } = await it.w.get(`/${id}`, { fields: text ? 'message' : 'id' });
        expect([status, body.message ?? '']).toEqual([200, text]);
      }
    }),
    { numRuns: 15, endOnFailure: true },
  ));
