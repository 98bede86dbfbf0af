import type { SendAsk, SendRefusal, SendState } from './state.ts';
import { reachOf, tagOf } from './tags.ts';

/** How long after a person's act anything may be written, in ms (wire.md 8.6). */
export const WINDOW = 24 * 3_600_000;

/**
 * After a day without a word from the person only a tag lets a message out. Whether the tag may be
 * used is asked later; to have seen what the person wrote needs no window, nor has a private reply.
 */
export const window = (state: SendState, ask: SendAsk): SendRefusal | undefined => {
  const { now, opened, conversing, platform } = state;
  if (ask.action === 'mark_seen' || ask.answers !== undefined) return undefined;
  const tag = tagOf(ask);
  const reaches = tag === undefined ? WINDOW : Math.max(WINDOW, reachOf(tag, state, ask));
  const since = opened ?? Number.NEGATIVE_INFINITY;
  const reachesNow = reaches === Number.POSITIVE_INFINITY || now - since < reaches;
  if (conversing && reachesNow) return undefined;
  return { error: platform === 'MESSENGER' ? 'outsideWindow' : 'instagramOutsideWindow' };
};
