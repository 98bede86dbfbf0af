import { FLAGS } from '../../../store/page/message.ts';
import { declare } from '../../services.ts';
import { ofConversation } from '../conversation/of-conversation.ts';
import { attachments } from './attachments.ts';
import { from, to } from './people.ts';
import { reactions } from './reactions.ts';
import { replyTo } from './reply-to.ts';
import { shares } from './shares.ts';
import { story } from './story.ts';
import { tags } from './tags.ts';
import type { MessageNode } from './thread.ts';

const { scalar, time } = declare;

/** A message (wire.md 5.5). Fields without data stay away, but for `message`. */
export const messageType = declare.node<MessageNode>('Message', 'A message.', {
  id: ({ row, thread }) => thread.idOf(row),
  needs: ofConversation(({ thread }) => thread.conversation),
  documented: { fields: ['subject', 'thread_id'] },
  standard: ['created_time'],
  fields: [
    time('created_time', 'When it was sent.', ({ row }) => row.created),
    from,
    to,
    scalar('message', 'string', 'Its text; empty when there is none.', (m) =>
      m.hidden ? undefined : m.row.text,
    ),
    attachments,
    shares,
    scalar('sticker', 'string', 'Address of a sticker.', ({ row, hidden }, call) => {
      const sticker = hidden ? undefined : row.extra?.sticker;
      return sticker?.media && call.services.mediaLink(sticker.media);
    }),
    tags,
    reactions,
    story,
    scalar(
      'is_unsupported',
      'bool',
      'True for content that the API cannot show; on Instagram only.',
      ({ row, thread, hidden }) =>
        (!hidden &&
          thread.conversation.platform === 'INSTAGRAM' &&
          (row.flags & FLAGS.unsupported) !== 0) ||
        undefined,
    ),
    replyTo,
  ],
});
