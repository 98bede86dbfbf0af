import type { SendAsk, SendRefusal, SendState } from './state.ts';

/** Nobody is written to who has not written first; nor the Page itself, nor its account (wire.md 3.3). */
export const recipient = ({ known, platform }: SendState): SendRefusal | undefined => {
  if (known) return undefined;
  return { error: platform === 'MESSENGER' ? 'noMatchingUser' : 'instagramUserNotFound' };
};

/** Whom an app may write to before it is reviewed (wire.md 3.3, 13.2, 13 and 23). */
export const review = (state: SendState): SendRefusal | undefined => {
  const { reach, insider, platform, login } = state;
  if (reach === 'everybody' || insider) return undefined;
  if (platform === 'MESSENGER') return { error: 'developmentRecipient' };
  return { error: login ? 'instagramLoginStandardAccess' : 'instagramStandardAccess' };
};

/** Who has blocked the Page is away for it, and whom the Page has blocked gets nothing. */
export const block = (
  { blockedBy, platform }: SendState,
  { answers }: SendAsk,
): SendRefusal | undefined => {
  if (blockedBy === 'nobody') return undefined;
  if (answers !== undefined && platform === 'MESSENGER') return { error: 'activityClosed' };
  if (blockedBy === 'page') return { error: 'personCannotReceive' };
  return { error: platform === 'MESSENGER' ? 'personUnavailable' : 'instagramPersonUnavailable' };
};
