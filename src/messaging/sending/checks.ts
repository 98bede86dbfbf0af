import { content } from './content.ts';
import { owner } from './owner.ts';
import { block, recipient, review } from './people.ts';
import { comment } from './private-reply.ts';
import type { PageRefusal, SendAsk, SendRefusal, SendState } from './state.ts';
import { tag } from './tags.ts';
import { window } from './window.ts';

type Check = (state: SendState, ask: SendAsk) => SendRefusal | undefined;

/** Refusals of one platform alone. */
const REFUSED_ON: Readonly<Partial<Record<PageRefusal, SendState['platform']>>> = {
  accountNotEligible: 'INSTAGRAM',
  businessBlocked: 'INSTAGRAM',
  accountUnverified: 'INSTAGRAM',
  linkRestricted: 'INSTAGRAM',
  contentReported: 'MESSENGER',
  privacyRules: 'MESSENGER',
};

/** A Page may be set to refuse everything, so that clients can be tried against it. */
const limits: Check = ({ refusal, platform, has }) => {
  // Private replies alone are refused with that (private-reply.ts).
  if (refusal === undefined || refusal === 'messagesDisabled') return undefined;
  if (refusal === 'pageRestricted' && !has('restriction')) return { error: 'abusive' };
  return (REFUSED_ON[refusal] ?? platform) === platform ? { error: refusal } : undefined;
};

/**
 * What has to hold for a send, in the order in which it is asked, behind what the token needs
 * (access/permissions.ts): of several things that are wrong the first is told. Sends and `can-send`
 * both go through this list, and nothing else decides.
 */
const CHECKS = { comment, recipient, review, block, owner, window, tag, limits, content } as const;

export type CheckName = keyof typeof CHECKS;

/** Names of the checks in their order. */
export const CHECK_NAMES = Object.keys(CHECKS) as readonly CheckName[];

/** A check that does not hold. */
export interface ClosedCheck {
  readonly check: CheckName;
  readonly refusal: SendRefusal;
}

/** The first check that a send does not pass; undefined where it may go out. */
export function closedCheck(state: SendState, ask: SendAsk): ClosedCheck | undefined {
  for (const check of CHECK_NAMES) {
    const refusal = CHECKS[check](state, ask);
    if (refusal) return { check, refusal };
  }
  return undefined;
}
