import type { SendAsk, SendRefusal, SendState, Tag } from './state.ts';

const DAY = 24 * 3_600_000;

interface TagRule {
  /** For so many ms after the person's last act a message may go out. */
  readonly reaches: number;
  /** The template that it takes out of the window, once, and nothing else. */
  readonly template?: string;
  readonly onInstagram?: true;
  /** Whether app review has to give a feature for it. */
  readonly reviewed?: true;
  /** Whether it ended. */
  readonly closed?: true;
}

/** From a day on the platform refuses three of them (wire.md 8.6, 13.2, 9). */
const CLOSED = { reaches: Number.POSITIVE_INFINITY, closed: true } as const;

/** The tags that messages outside of the window may bear (wire.md 8.1, 8.6). */
export const TAGS: Readonly<Record<Tag, TagRule>> = {
  HUMAN_AGENT: { reaches: 7 * DAY, onInstagram: true, reviewed: true },
  CUSTOMER_FEEDBACK: { reaches: 7 * DAY, template: 'customer_feedback' },
  ACCOUNT_UPDATE: CLOSED,
  CONFIRMED_EVENT_UPDATE: CLOSED,
  POST_PURCHASE_UPDATE: CLOSED,
};

/** How long after the person's last act a message with this tag may go out, in ms. */
export function reachOf(tag: Tag, { isTagUsed }: SendState, { content }: SendAsk): number {
  const { reaches, template } = TAGS[tag];
  if (template === undefined) return reaches;
  return template === content?.template?.type && !isTagUsed ? reaches : 0;
}

/** The tag that may be used once after each of the person's acts. */
export const ONCE: Tag = 'CUSTOMER_FEEDBACK';

/** The tag that counts: beside another type than MESSAGE_TAG it is passed over (wire.md 13.2, 7). */
export const tagOf = ({ tag, messagingType = 'MESSAGE_TAG' }: SendAsk): Tag | undefined =>
  messagingType === 'MESSAGE_TAG' ? tag : undefined;

/** A tag has to be one of today's and of the platform's, and the app be reviewed for it. */
export const tag = (state: SendState, ask: SendAsk): SendRefusal | undefined => {
  const { platform, humanAgent, has } = state;
  const { tag: given } = ask;
  if (given === undefined) {
    return ask.messagingType === 'MESSAGE_TAG'
      ? { error: 'requiredParameter', values: { param: 'tag' } }
      : undefined;
  }
  const { onInstagram, reviewed, closed } = TAGS[given];
  if (closed && !has('closed_tags')) return { error: 'withdrawnTag', values: { tag: given } };
  if (platform === 'INSTAGRAM' && !onInstagram) {
    return {
      error: 'enumParameter',
      values: { param: 'tag', values: 'HUMAN_AGENT', got: given },
    };
  }
  // Beside a comment it is passed over: private replies needed it once (wire.md 13.2, 7).
  const counts = tagOf(ask) !== undefined && ask.answers === undefined;
  if (!reviewed || humanAgent || !counts) return undefined;
  return { error: platform === 'MESSENGER' ? 'humanAgentReview' : 'instagramHumanAgentReview' };
};
