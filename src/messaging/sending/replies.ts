import type { SendState } from './state.ts';

/** Whether `reply_to` means anything: what is no parameter is ignored (wire.md 13.1, 11). */
export const heedsReply = ({
  platform,
  login,
  has,
}: Pick<SendState, 'platform' | 'login' | 'has'>): boolean =>
  platform === 'MESSENGER' || (has('instagram_reply_to') && (!login || has('login_reply_to')));
