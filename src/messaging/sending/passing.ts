import { closedCheck } from './checks.ts';
import { ANSWERABLE } from './private-reply.ts';
import type { SendAsk, SendState, Tag } from './state.ts';
import { reachOf, TAGS, tagOf } from './tags.ts';
import { WINDOW } from './window.ts';

/** A tag with which a message would go out that the window keeps back. */
export interface PassingTag {
  readonly tag: Tag;
  /** Until when, in epoch ms. */
  readonly until: number;
  /** Whether app review has to give its feature first. */
  readonly unreviewed: boolean;
}

/** When the window closes to a send, or has closed, in epoch ms; undefined where nothing opened it. */
export function closesAt(state: SendState, ask: SendAsk): number | undefined {
  const { opened, comment } = state;
  if (ask.answers !== undefined) return comment && comment.created + ANSWERABLE;
  const tag = tagOf(ask);
  const reaches = tag === undefined ? WINDOW : Math.max(WINDOW, reachOf(tag, state, ask));
  return opened === undefined ? undefined : opened + reaches;
}

/** The tags with which the same would go out. */
export function passingTags(state: SendState, ask: SendAsk): readonly PassingTag[] {
  return (Object.keys(TAGS) as Tag[]).flatMap((tag) => {
    const tagged: SendAsk = { ...ask, tag, messagingType: 'MESSAGE_TAG' };
    const until = closesAt(state, tagged);
    const closed = closedCheck(state, tagged);
    const unreviewed = closed !== undefined;
    if (until === undefined || (unreviewed && !/humanAgent/i.test(closed.refusal.error))) return [];
    return [{ tag, until, unreviewed }];
  });
}
