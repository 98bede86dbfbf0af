import { timeBy } from '../../base/clock.ts';
import {
  backToMessage,
  type Rewound,
  rewindConversation,
} from '../../store/page/commands/rewind-conversation.ts';
import { momentIn } from '../../store/page/conversation-time.ts';
import { putClock, settingIn } from '../../store/store-clock.ts';
import { requireNoImport } from '../deletion.ts';
import { AdminError } from '../error.ts';
import { type OperationDeps, operation } from '../operation.ts';
import { page } from '../pages/page.ts';
import { pageNamed } from '../pages.ts';
import { integer, object, text } from '../schema.ts';
import { keepAutomatic } from '../snapshots/automatic.ts';
import { message, messageIn, NOT_KEPT } from './message-in.ts';

export const Restart = object('Restart', 'A conversation that stands as it stood.', {
  restart: integer("the event in the Page's log that says so: what it is undone by"),
  conversation_id: text(),
  messages: integer('how many messages are there no more'),
  'clock?': text('what the clock shows where it is as it was then, ISO 8601'),
  'before?': text('the name of an automatic snapshot of the Page as it was'),
});

export const restartFromOperation = operation({
  id: 'restartFrom',
  words: 'Have a conversation stand as it stood just before a message',
  http: 'POST /pages/{page}/restarts',
  status: 201,
  takes: { page, message },
  gives: Restart,
  async run(deps, { page: pageText, message: id }) {
    await deps.settled?.();
    const { store, clock } = deps;
    const { no } = await pageNamed(store.directory, pageText);
    const kept = await keepAutomatic(deps, 'restart', no);
    const now = clock.now();
    const done = await store.transaction(async (tx) => {
      const row = await pageNamed(tx.reader, pageText);
      await requireNoImport(tx, row);
      const { conversation, message } = await messageIn(tx.pageReader(row.no), row, id);
      const back = await backToMessage(tx.talk(row.no), row.no, conversation.no, message);
      if (!back) throw new AdminError(NOT_KEPT, { conflict: true });
      const at = await momentIn(tx, row.no, conversation, now);
      const rewound = await rewindConversation(tx, row.no, conversation.no, back, at);
      return { id: conversation.id, ...rewound, ...(await clockBack(deps, tx, rewound)) };
    });
    if (done.isMoved) await followClock(deps, now);
    return {
      restart: done.event,
      conversation_id: done.id,
      messages: done.messages,
      ...(done.isMoved && { clock: new Date(clock.now()).toISOString() }),
      ...(kept.name !== undefined && { before: kept.name }),
    };
  },
  command: 'restart from <message>',
  examples: ['restart from m_AQDfKbz… --page "My Page"'],
  note: 'Messages, reactions, who owns the conversation and what opened its window are as they were, under the\nsame ids; the clock is set, moved or stopped as it was. What was said before stands there: no app is called\nfor it. It needs a store that was served with its console when the message came.',
  says: ({ messages, restart, conversation_id }) =>
    `${conversation_id} stands as before that message: ${messages} messages are gone. \`convograph restart undo ${restart}\` brings them back.`,
});

/** Has the clock differ from the machine's as it did, where it differs otherwise now. */
export async function clockBack(
  { clock }: Pick<OperationDeps, 'clock'>,
  tx: Parameters<typeof putClock>[0],
  { clock: then }: Pick<Rewound, 'clock'>,
): Promise<{ readonly isMoved: boolean }> {
  const setting = settingIn(then);
  const same = (machine: number) => timeBy(setting, machine) === timeBy(clock.setting, machine);
  // Two clocks that run differ by what they are ahead; one that stands does not run.
  const isMoved = !(same(0) && same(1_000));
  if (isMoved) await putClock(tx, setting);
  return { isMoved };
}

/** Whoever waits by the clock follows it. */
export async function followClock(
  { clock, delivery }: Pick<OperationDeps, 'clock' | 'delivery'>,
  before: number,
): Promise<void> {
  await clock.fresh();
  await clock.look();
  await delivery.setBack(before - clock.now());
}
