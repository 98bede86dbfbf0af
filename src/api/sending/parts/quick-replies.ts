import { GraphError } from '../../../graph/errors/error.ts';
import type { MessageExtra } from '../../../store/page/message.ts';
import type { MessageArgs } from '../params/send.ts';

type QuickReplies = NonNullable<MessageExtra['quickReplies']>;

/** @throws GraphError `quickReplyTitle`, `quickReplyPayload` (100) */
export const quickRepliesOf = (offered: NonNullable<MessageArgs['quick_replies']>): QuickReplies =>
  offered.map(({ content_type: kind, title, payload, image_url: image }) => {
    if (kind === 'text') {
      if (title === undefined) throw new GraphError('quickReplyTitle');
      // A picture may stand for what a tap brings (wire.md 8.2).
      if (payload === undefined && image === undefined) throw new GraphError('quickReplyPayload');
    }
    return {
      kind,
      ...(title !== undefined && { title }),
      ...(payload !== undefined && { payload }),
      ...(image !== undefined && { image }),
    };
  });
