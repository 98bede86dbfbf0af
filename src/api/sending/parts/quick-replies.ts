import type { MessageExtra } from '../../../store/page/message.ts';
import type { MessageArgs } from '../params/send.ts';
import { missing } from './missing.ts';

type QuickReplies = NonNullable<MessageExtra['quickReplies']>;

/** @throws GraphError `requiredParameter` (100) naming what one of them lacks */
export const quickRepliesOf = (offered: NonNullable<MessageArgs['quick_replies']>): QuickReplies =>
  offered.map(({ content_type: kind, title, payload, image_url: image }, i) => {
    if (kind === 'text') {
      if (title === undefined) throw missing(`message[quick_replies][${i}][title]`);
      // A picture may stand for what a tap brings (wire.md 8.2).
      if (payload === undefined && image === undefined) {
        throw missing(`message[quick_replies][${i}][payload]`);
      }
    }
    return {
      kind,
      ...(title !== undefined && { title }),
      ...(payload !== undefined && { payload }),
      ...(image !== undefined && { image }),
    };
  });
