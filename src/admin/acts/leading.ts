import type { AdsContext, Referral } from '../../store/page/message.ts';
import type { Platform } from '../../store/page/platform.ts';
import { checkWord } from '../acts.ts';
import { AdminError } from '../error.ts';
import { text, type Values, word } from '../schema.ts';

/** Where links and ads lead from, in the words of the wire (wire.md 9.3, 9.4). */
const SOURCES = [
  ...(['SHORTLINK', 'ADS', 'CUSTOMER_CHAT_PLUGIN', 'DISCOVER_TAB'] as const),
  ...(['IGME-SOURCE-LINK', 'SHORTLINKS'] as const),
] as const;

/** What an ad shows. */
const shown = {
  'ad_title?': text('what the ad says', '--ad-title <text>'),
  'photo_url?': text('address of the picture in the ad', '--photo-url <url>'),
  'video_url?': text('address of a still of the video in the ad', '--video-url <url>'),
  'post_id?': text('id of the post that the ad is', '--post-id <id>'),
};

/** The parameters that say what led a person to the Page. */
export const leading = {
  'ref?': text('what the link or ad that led here says, as `ref` of its m.me or ig.me link'),
  'source?': word(
    SOURCES,
    'where it led from (default: ADS for an ad, else SHORTLINK, on Instagram IGME-SOURCE-LINK)',
    { what: 'A source is' },
  ),
  'ad_id?': text('id of the ad', '--ad-id <id>'),
  ...shown,
  'product?': text('id of the product that is looked at, in the ad or without one'),
};

/**
 * What led a person here; nothing where no link, ad or product is told.
 * @throws AdminError where it is too long, or an ad is described that has no id
 */
export function cameBy(led: Values<typeof leading>, platform: Platform): Referral | undefined {
  const { ref, ad_id, source, product: id } = led;
  const shows = showsOf(led);
  for (const each of [ref, ad_id, id, ...Object.values(shows ?? {})]) checkWord(each);
  const isAd = ad_id !== undefined;
  if (shows && !isAd) {
    throw new AdminError('What an ad shows is told of an ad: say "ad_id" (--ad-id) too.');
  }
  const product = id === undefined || isAd ? undefined : { id };
  if (ref === undefined && !isAd) return product && { product };
  const link = platform === 'INSTAGRAM' ? 'IGME-SOURCE-LINK' : 'SHORTLINK';
  const context = { ...shows, ...(isAd && id !== undefined && { product_id: id }) };
  return {
    ...(ref !== undefined && { ref }),
    ...(isAd && { ad_id }),
    ...{ source: source ?? (isAd ? 'ADS' : link), type: 'OPEN_THREAD' },
    ...(Object.keys(context).length > 0 && { ads_context_data: context }),
    ...(product && { product }),
  };
}

/** What {@link cameBy} was told, of what it made: the same again brings a person here the same way. */
export function ledBy(referral: Referral | undefined): Values<typeof leading> {
  if (!referral) return {};
  const { ref, ad_id, source, ads_context_data: { product_id, ...shows } = {} } = referral;
  const product = product_id ?? referral.product?.id;
  const from = SOURCES.find((each) => each === source);
  return {
    ...(ref !== undefined && { ref }),
    ...(ad_id !== undefined && { ad_id }),
    ...(from !== undefined && { source: from }),
    ...shows,
    ...(product !== undefined && { product }),
  };
}

function showsOf({ ad_title, photo_url, video_url, post_id }: Values<typeof shown>) {
  const given = Object.entries({ ad_title, photo_url, video_url, post_id });
  const told = given.filter(([, value]) => value !== undefined);
  return told.length > 0 ? (Object.fromEntries(told) as AdsContext) : undefined;
}
