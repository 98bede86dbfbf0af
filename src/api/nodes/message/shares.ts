import { offsetSlice } from '../../../graph/execute/offset.ts';
import type { StoredShare } from '../../../store/page/message.ts';
import { declare } from '../../services.ts';
import { templateType } from './share-template.ts';
import type { MessageNode } from './thread.ts';

const { object, scalar } = declare;

/** Something shared (wire.md 5.7). Its parts have to be asked for: by default it is its id. */
const shareType = declare.node<StoredShare>('Share', 'A link, post, story, sticker or product.', {
  id: (share) => share.id,
  standard: [],
  documented: { fields: ['picture', 'stickerID', 'title', 'type', 'url'] },
  fields: [
    scalar('link', 'string', 'Address of what was shared.', (share, call) =>
      share.media ? call.services.mediaLink(share.media) : share.link,
    ),
    scalar('name', 'string', 'Its name.', (share) => share.name),
    scalar('description', 'string', 'Its description.', (share) => share.description),
    object<StoredShare, StoredShare>(
      'template',
      () => templateType,
      'A product template.',
      (nodes) => nodes.map((share) => (share.products ? share : undefined)),
    ),
  ],
});

/** What a message shares. */
export const shares = declare.edge<MessageNode, StoredShare>(
  'shares',
  () => shareType,
  'Links, posts, stickers and products shared.',
  {
    load: (nodes, args, call) =>
      nodes.map(({ row, hidden }) => {
        const slice = offsetSlice((!hidden && row.extra?.shares) || [], args);
        call.spend(slice.items.length);
        return slice;
      }),
  },
);
