import type { Call } from '../../../graph/execute/call.ts';
import { offsetSlice } from '../../../graph/execute/offset.ts';
import type { StoredShare } from '../../../store/page/message.ts';
import { declare, type Services } from '../../services.ts';
import { templateType } from './share-template.ts';
import type { MessageNode } from './thread.ts';

const { object, scalar } = declare;

const linkOf = (share: StoredShare, call: Call<Services>): string | undefined =>
  share.media ? call.services.mediaLink(share.media) : share.link;

/** Posts, reels and stories tell more than links do, since 2026-03 (wire.md 5.7). */
const POSTS = /^(?:ig_)?(?:post|reel|story)$/;
const ofPost =
  (value: (share: StoredShare, call: Call<Services>) => string | undefined) =>
  (share: StoredShare, call: Call<Services>): string | undefined =>
    POSTS.test(share.kind ?? '') ? value(share, call) : undefined;

/** Something shared (wire.md 5.7). Its parts have to be asked for: by default it is its id. */
const shareType = declare.node<StoredShare>('Share', 'A link, post, story, sticker or product.', {
  id: (share) => share.id,
  standard: [],
  documented: { fields: ['picture', 'stickerID'] },
  fields: [
    scalar('link', 'string', 'Address of what was shared.', linkOf),
    scalar(
      'type',
      'string',
      'What it is, of a post, reel or story.',
      ofPost((s) => s.kind),
    ),
    scalar('url', 'string', 'Its address, of a post, reel or story.', ofPost(linkOf)),
    scalar(
      'title',
      'string',
      'Its title, of a post, reel or story.',
      ofPost((s) => s.name),
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
