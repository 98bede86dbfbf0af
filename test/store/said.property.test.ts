import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/house/store-engine.ts';
import { history } from '../../src/store/page/history-writer.ts';
import { FLAGS } from '../../src/store/page/message.ts';
import type { NewMessage } from '../../src/store/page/writer.ts';
import { PAGE } from './talk.ts';

const platform = 'MESSENGER' as const;

it('A conversation is the same whether it came with its messages or they were added after', async () => {
  const store = await openStore(':memory:');
  onTestFinished(() => store.close());
  const people = await store.transaction(async (tx) => {
    const add = (id: string) => history(tx, PAGE).addPerson({ id, platform, name: id });
    return [await add('1'), await add('2')];
  });
  const message: fc.Arbitrary<NewMessage> = fc.record({
    // Of few milliseconds, so that several meet in one.
    created: fc.integer({ min: 1, max: 5 }),
    sender: fc.constantFrom(0, null, ...people),
    text: fc.string({ maxLength: 3 }),
    flags: fc.constantFrom(0, FLAGS.read, FLAGS.deleted, FLAGS.read | FLAGS.deleted),
  });
  const place = { platform, folder: 'inbox', people } as const;
  let ids = 0;
  const seen = async (no: number) => {
    const { conversations, messages, people } = store.page(PAGE);
    const { no: _no, id: _id, ...row } = (await conversations.byNo(no)) ?? { no, id: '' };
    const [taking = []] = await people.participantsOf([no]);
    const sent = taking.map(({ sent }) => sent);
    return { row, sent, messages: await messages.between(no, 0, 10) };
  };
  await fc.assert(
    fc.asyncProperty(fc.array(message, { maxLength: 8 }), async (said) => {
      const [together, apart] = await store.transaction(async (tx) => {
        const writer = history(tx, PAGE);
        const whole = await writer.addConversation({ id: `t_${++ids}`, ...place, said });
        const empty = await writer.addConversation({ id: `t_${++ids}`, ...place });
        await writer.addMessages(empty, said);
        return [whole, empty];
      });
      expect(await seen(together)).toEqual(await seen(apart));
    }),
  );
});
