import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { openStore } from '../../src/house/store-engine.ts';
import { recordEdit } from '../../src/store/page/commands/record-edit.ts';
import { recordMessage } from '../../src/store/page/commands/record-message.ts';
import { recordReaction } from '../../src/store/page/commands/record-reaction.ts';
import { recordSeen } from '../../src/store/page/commands/record-seen.ts';
import { recordUnsend } from '../../src/store/page/commands/record-unsend.ts';
import {
  backToMessage,
  backToRestart,
  rewindConversation,
  undoRewind,
} from '../../src/store/page/commands/rewind-conversation.ts';
import type { ConversationRow } from '../../src/store/page/conversations.ts';
import { history } from '../../src/store/page/history-writer.ts';
import { FLAGS, type MessageRow } from '../../src/store/page/message.ts';
import type { Transaction } from '../../src/store/store.ts';

const store = await openStore(':memory:');
afterAll(() => store.close());

const KINDS = [
  ...(['says', 'said once', 'joins as deleted', 'comes in a batch', 'edits', 'unsends'] as const),
  ...([
    'reacts',
    'is read',
    'is timed anew',
    'moves over',
    'goes back',
    'takes that back',
  ] as const),
] as const;

interface Step {
  readonly kind: (typeof KINDS)[number];
  readonly in: 1 | 2;
  readonly text: string;
  /** Which of the messages it is about, counted from the newest. */
  readonly nth: number;
}

const texts = fc.oneof(
  fc.constantFrom('', 'Hi', 'a'.repeat(80), 'a'.repeat(81), '\u{1f600}'.repeat(20), 'ä'.repeat(41)),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...KINDS),
  in: fc.constantFrom(1, 2),
  text: texts,
  nth: fc.nat(5),
});

const BEGIN = 1_700_000_000_000;
/** So few that some messages are of one. */
const MILLISECONDS = 8;

/** Does something in a conversation, at a time behind all before. */
async function take(
  tx: Transaction,
  page: number,
  { kind, in: no, text, nth }: Step,
  at: number,
): Promise<void> {
  const reader = tx.pageReader(page);
  const past = history(tx, page);
  const conversation = await reader.conversations.byNo(no);
  if (!conversation) throw new Error(`There is no conversation ${no}.`);
  const once = BEGIN + ((nth * 3 + text.length) % MILLISECONDS);
  if (kind === 'says') {
    await recordMessage(tx, page, no, () => ({ created: at, sender: no, text }));
    return;
  }
  if (kind === 'said once') {
    await past.addMessages(no, [{ created: once, sender: 0, text }]);
    return;
  }
  if (kind === 'joins as deleted') {
    const created = nth % 2 ? at : once;
    await past.addMessages(no, [{ created, sender: no, text: '', flags: FLAGS.deleted }]);
    return;
  }
  if (kind === 'comes in a batch') {
    const all = [at, once, once + 1, at].map((created, i) => ({
      ...{ created, sender: no, text: i === 3 ? '' : `${text}${i}` },
      flags: i === nth ? FLAGS.deleted : 0,
    }));
    await past.addMessages(no, all);
    return;
  }
  const messages = await reader.messages.older(no, undefined, 10);
  const message = messages[nth % messages.length];
  if (!message) return;
  const found = { message, conversation };
  if (kind === 'edits') await recordEdit(tx, page, found, no, text, at);
  else if (kind === 'unsends') await recordUnsend(tx, page, found, no, at);
  else if (kind === 'reacts') {
    await recordReaction(tx, page, found, 0, { reaction: 'love', emoji: '❤' }, at);
  } else if (kind === 'is read') await recordSeen(tx, page, no, at);
  else await takeFurther(tx, page, { kind, no, once, at }, message);
}

/** What moves messages, or takes them away. */
async function takeFurther(
  tx: Transaction,
  page: number,
  { kind, no, once, at }: { kind: Step['kind']; no: number; once: number; at: number },
  message: MessageRow,
): Promise<void> {
  const { mover } = history(tx, page);
  const other = no === 1 ? 2 : 1;
  if (kind === 'is timed anew') {
    await mover.retimeMessage({ conversation: no, ...message }, message, once);
  } else if (kind === 'moves over') {
    await mover.moveMessage({ conversation: no, ...message }, message, other);
    for (const each of [no, other]) await mover.recount(each, []);
  } else {
    const rows = tx.talk(page);
    const restart = last.get(no);
    if (kind === 'goes back') {
      const back = await backToMessage(rows, page, no, message);
      if (back) last.set(no, (await rewindConversation(tx, page, no, back, at)).event);
    } else if (restart !== undefined) {
      const back = await backToRestart(rows, page, no, restart);
      if (back) await undoRewind(tx, page, no, back, at);
    }
  }
}

/** The last restarts, by conversation. */
const last = new Map<number, number>();

const everyone = { platform: 'MESSENGER', folder: 'inbox', person: undefined, since: 0 } as const;

/** What stands with each conversation, and what would be looked up. */
async function both(page: number): Promise<[kept: unknown[], looked: unknown[]]> {
  const { conversations, messages } = store.page(page);
  const rows: ConversationRow[] = await conversations.older(everyone, undefined, 10);
  const looked: unknown[] = [];
  for (const { no } of rows) {
    const [newest] = await messages.older(no, undefined, 1);
    const isShort = newest && newest.text !== '' && Buffer.byteLength(newest.text) <= 80;
    looked.push(isShort ? newest.text : null);
  }
  return [rows.map(({ newestText }) => newestText), looked];
}

it('what the newest message says stands with its conversation, whatever is done', async () => {
  let page = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 15 }), async (steps) => {
      page++;
      last.clear();
      await store.transaction(async (tx) => {
        for (const id of ['10', '20']) {
          const named = { id: `t_${id}`, platform: 'MESSENGER', folder: 'inbox' } as const;
          const person = await history(tx, page).addPerson({ ...named, id, name: id });
          const said = id === '10' ? [{ created: BEGIN, sender: person, text: 'Begun' }] : [];
          await history(tx, page).addConversation({ ...named, people: [person], said });
        }
      });
      for (const [i, each] of steps.entries()) {
        await store.transaction((tx) => take(tx, page, each, BEGIN + 1_000 + i));
        const [kept, looked] = await both(page);
        expect(kept).toEqual(looked);
      }
    }),
    { numRuns: 25 },
  );
});
