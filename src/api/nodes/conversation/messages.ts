import { chain, inTurn } from '../../../base/awaitable.ts';
import type { Slice } from '../../../graph/declare/edge-args.ts';
import { keyset } from '../../../graph/execute/keyset.ts';
import { READABLE_MESSAGES } from '../../../messaging/readable.ts';
import { idNumberOf } from '../../../store/ids/mid.ts';
import type { ConversationRow } from '../../../store/page/conversations.ts';
import type { MessagePosition, MessageRow } from '../../../store/page/message.ts';
import { enumValue } from '../../params.ts';
import { declare } from '../../services.ts';
import { messageType } from '../message/message.ts';
import { type MessageNode, type MessageThread, threadOf } from '../message/thread.ts';
import { partsFor, readMessages } from './read-messages.ts';

/** Tells cursors of this edge from those of others. */
const EDGE = 2;
const SOURCES = ['ALL', 'PARTICIPANTS'] as const;

/** How many of a conversation's messages are in the list. */
const listed = ({ messageCount, deletedCount }: ConversationRow): number =>
  messageCount - deletedCount;

/** The messages of a conversation, newest first (wire.md 5.4). Deleted ones are passed over. */
export const messages = declare.edge<ConversationRow, MessageNode>(
  'messages',
  () => messageType,
  'The messages, newest first.',
  {
    params: [
      {
        name: 'source',
        type: 'enum {ALL, PARTICIPANTS}',
        description: 'Known and without effect: every message here is a participant’s.',
      },
    ],
    count: listed,
    load(nodes, args, call, asked) {
      const parts = partsFor(asked);
      enumValue(args, 'source', SOURCES);
      const { page, pageStore, strict } = call.services;
      return inTurn(nodes, (conversation) => {
        const { no } = conversation;
        const read = (direction: 'older' | 'newer', from: readonly number[], limit: number) =>
          readMessages(
            { conversation: no, direction, position: placeOf(from), limit, parts },
            call,
          );
        const rows = keyset<MessageRow>([EDGE, idNumberOf(page), no], args, {
          older: (from, limit) => read('older', from, limit),
          newer: (from, limit) => read('newer', from, limit),
          total: listed(conversation),
          positionOf: ({ created, tie }) => [created, tie],
        });
        return chain(rows, (slice) => {
          call.spend(slice.items.length);
          const floor =
            strict && slice.items.length > 0
              ? pageStore.messages.nthNewest(no, READABLE_MESSAGES)
              : undefined;
          return chain(floor, (place) => nodesOf(slice, threadOf(conversation, page), place));
        });
      });
    },
  },
);

const nodesOf = (
  slice: Slice<MessageRow>,
  thread: MessageThread,
  floor: MessagePosition | undefined,
): Slice<MessageNode> => ({
  ...slice,
  items: slice.items.map((row) => ({ row, thread, hidden: isOlder(row, floor) })),
});

/** Whether a message stands before a position, if there is one. */
export const isOlder = (row: MessageRow, floor: MessagePosition | undefined): boolean =>
  floor !== undefined &&
  (row.created < floor.created || (row.created === floor.created && row.tie < floor.tie));

function placeOf([created, tie]: readonly number[]): MessagePosition | undefined {
  return created === undefined || tie === undefined ? undefined : { created, tie };
}
