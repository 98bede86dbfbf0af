import type { Values } from '../../admin/schema.ts';
import { NEVER } from '../../media/link-signer.ts';
import type { MediaStore } from '../../media/media-store.ts';
import { extensionOf } from '../../media/sniff.ts';
import type { MessageExtra, StoredAttachment, StoredShare } from '../../store/page/message.ts';
import { sentTemplateOf } from '../../store/page/message.ts';
import type { partsOfMessage } from './phone-message.ts';

type Parts = Values<typeof partsOfMessage>;

/** Where this server has a medium: the path of its link, since a browser knows the host better. */
export type PathOf = (media: string | undefined, mime?: string) => string | undefined;

export const pathsOf =
  (store: MediaStore): PathOf =>
  (media, mime) =>
    media === undefined
      ? undefined
      : store.link(media, { origin: '', expires: NEVER, extension: extensionOf(mime) });

/** What a message shows besides its text. */
export function toldParts(extra: MessageExtra, path: PathOf): Parts {
  const { attachments, shares, sticker, location, story, bare, call, members } = extra;
  const sent = sentTemplateOf(extra);
  // A template that is told whole is not told as its cards, or as its products, too.
  const files = attachments?.filter(({ kind }) => kind !== 'template' || !sent);
  return {
    ...(files?.length && { files: files.map((file) => toldFile(file, path)) }),
    ...(shares && { shares: shares.map((share) => toldShare(share, path)) }),
    ...(sticker && {
      sticker: { id: sticker.id, name: sticker.name, path: path(sticker.media, 'image/png') },
    }),
    ...(sent && {
      template: {
        ...{ type: sent.type, payload: sent.payload },
        path: path(attachments?.find(({ template }) => template?.media)?.template?.media),
      },
    }),
    location,
    ...(story && { story: { kind: story.kind, id: story.id, path: path(story.media) } }),
    ...(bare && { bare: { kind: bare.kind, path: path(bare.media) } }),
    ...(call && { call: { seconds: call.length, missed: call.missed ? true : undefined } }),
    members,
  };
}

const toldFile = (file: StoredAttachment, path: PathOf) => ({
  ...{ type: file.kind === 'template' ? ('card' as const) : file.kind },
  ...{ name: file.name, mime_type: file.mime, size: file.size },
  ...{ width: file.width, height: file.height, seconds: file.length },
  path: path(file.media ?? file.template?.media, file.mime),
  preview: path(file.preview, 'image/jpeg'),
  ...(file.template && { card: { ...file.template, media: undefined } }),
});

const toldShare = (share: StoredShare, path: PathOf) => ({
  ...{ kind: share.kind, link: share.link, title: share.name, description: share.description },
  path: path(share.media),
  products: share.products?.map(({ id, name, price, media, image_url }) => ({
    ...{ id, name, price, image_url, path: path(media) },
  })),
});
