import { FLAGS } from '../../../store/page/message.ts';
import { declare } from '../../services.ts';
import type { MessageNode } from './thread.ts';

const { object, scalar } = declare;

interface Reply {
  readonly mid: string;
  readonly isSelfReply: boolean;
}

const replyType = declare.node<Reply>('MessageReply', 'The message that a message answers.', {
  fields: [
    scalar('mid', 'string', 'Its id.', (reply) => reply.mid),
    scalar(
      'is_self_reply',
      'bool',
      'Whether its sender answers himself.',
      (reply) => reply.isSelfReply,
    ),
  ],
});

/** The message answered (wire.md 5.5). A deleted one shows in no reply. */
export const replyTo = object<MessageNode, Reply>(
  'reply_to',
  () => replyType,
  'The message that this one answers.',
  async (nodes, call) => {
    const { messages } = call.services.pageStore;
    const replies: (Reply | undefined)[] = [];
    for (const { row, thread, hidden } of nodes) {
      const position = hidden ? undefined : row.extra?.replyTo;
      const target = position && (await messages.bare(thread.conversation.no, position));
      const pause = call.budget.step();
      if (pause !== undefined) await pause;
      const shown = target && (target.flags & FLAGS.deleted) === 0;
      replies.push(
        shown ? { mid: thread.idOf(target), isSelfReply: target.sender === row.sender } : undefined,
      );
    }
    return replies;
  },
);
