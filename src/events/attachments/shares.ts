import type { AttachmentTeller } from './teller.ts';

/** What a share says of itself, with its address. */
interface Told {
  readonly title: string | undefined;
  /** Id of what was shared. */
  readonly of: string | undefined;
  readonly url: string;
}

const post = ({ title, of, url }: Told): object => ({ ig_post_media_id: of, title, url });
const reel = ({ title, of, url }: Told): object => ({ reel_video_id: of, title, url });

/** The payload of each kind, key by key (wire.md 9.3, 9.4, 13.1 19). */
const PAYLOADS: Readonly<Record<string, (told: Told) => object>> = {
  post: ({ title, url }) => ({ title, url }),
  share: post,
  ig_post: post,
  reel,
  ig_reel: reel,
  ig_story: ({ of, url }) => ({ story_media_id: of, story_media_url: url }),
};

/** Links, posts, reels and stories that somebody shared; a link has its parts beside its payload. */
export const shares: AttachmentTeller = ({ extra: { shares = [] } }, scene) =>
  shares.flatMap(({ kind = '', media, link = '', name: title, of }): object[] => {
    const url = media === undefined ? link : scene.link(media);
    if (kind === 'fallback') return [{ title, url, type: kind, payload: null }];
    const payload = PAYLOADS[kind]?.({ title, of, url });
    return payload ? [{ type: kind, payload }] : [];
  });
