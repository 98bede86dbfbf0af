import type { SendAsk, SendRefusal, SendState } from './state.ts';

/** How long after it was published something may be answered in private, in ms (wire.md 8.6). */
export const ANSWERABLE = 7 * 24 * 3_600_000;

/**
 * What somebody published is answered in private once, within seven days; what is there no more, or
 * of another Page, as little as what never was (wire.md 8.6, 13.2, 19 to 21).
 */
export const comment = (state: SendState, { answers }: SendAsk): SendRefusal | undefined => {
  if (answers === undefined) return undefined;
  return state.platform === 'MESSENGER' ? onMessenger(state, answers) : onInstagram(state, answers);
};

type Answers = NonNullable<SendAsk['answers']>;

const isMeant = ({ known, comment: found }: SendState, answers: Answers): boolean =>
  known && found?.kind === answers;

const onMessenger = (state: SendState, answers: Answers): SendRefusal | undefined => {
  const { comment: found, now, refusal } = state;
  if (!found || found.deleted || !isMeant(state, answers)) {
    return { error: 'invalidComment', values: { param: answers } };
  }
  if (found.answered) return { error: 'activityAnswered' };
  if (now - found.created >= ANSWERABLE) return { error: 'activityClosed' };
  return refusal === 'messagesDisabled' ? { error: refusal } : undefined;
};

const onInstagram = (state: SendState, answers: Answers): SendRefusal | undefined => {
  const { comment: found, now, mayAnswerComments } = state;
  if (!mayAnswerComments) return { error: 'instagramCommentScope' };
  if (!found || !isMeant(state, answers)) return { error: 'instagramUserNotFound' };
  if (found.answered) return { error: 'instagramCommentAnswered' };
  const isOver = found.deleted || now - found.created >= ANSWERABLE;
  return isOver ? { error: 'instagramCommentClosed' } : undefined;
};
