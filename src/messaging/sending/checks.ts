import { content } from './content.ts';
import { owner } from './owner.ts';
import { block, recipient, review } from './people.ts';
import { comment } from './private-reply.ts';
import type { SendAsk, SendRefusal, SendState } from './state.ts';
import { tag } from './tags.ts';
import { window } from './window.ts';

type Check = (state: SendState, ask: SendAsk) => SendRefusal | undefined;

/** A Page may be set to refuse everything, so that clients can be tried against it. */
const limits: Check = ({ refusal, platform }) => {
  const isOfInstagram = refusal === 'accountNotEligible';
  // Private replies alone are refused so (private-reply.ts).
  if (refusal === undefined || refusal === 'messagesDisabled') return undefined;
  if (isOfInstagram && platform !== 'INSTAGRAM') return undefined;
  return { error: refusal };
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
