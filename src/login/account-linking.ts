import { type LinkingTokenRef, readLinkingToken } from '../access/linking-token.ts';
import { recordAccountLinking } from '../store/page/commands/record-account-linking.ts';
import { momentIn } from '../store/page/conversation-time.ts';
import type { Transaction } from '../store/store.ts';
import type { LoginDeps } from './deps.ts';
import { DialogError } from './dialog-error.ts';
import type { LoginPage } from './pages/frame.ts';
import { linkedPage } from './pages/linked-page.ts';

/** Takes a browser that comes back from a business; gives the page that it shows then. */
export type AccountLinking = (params: URLSearchParams) => Promise<LoginPage>;

/** Letters of a code, at most. */
const LONGEST_CODE = 2_083;

/**
 * Where a business sends the browser of somebody who has logged in there: with its code the account
 * is linked (wire.md 9.7).
 * @throws DialogError where it is not
 */
export const createAccountLinking =
  ({ store, vault, clock }: Pick<LoginDeps, 'store' | 'vault' | 'clock'>): AccountLinking =>
  async (params) => {
    const now = clock.now();
    const token = readLinkingToken(params.get('account_linking_token') ?? '', vault, now);
    if (!token) throw new DialogError('Account linking failed', { sentence: ENDED });
    const code = params.get('authorization_code') ?? '';
    if (code === '' || code.length > LONGEST_CODE || !code.isWellFormed()) {
      throw new DialogError('Account linking failed', { sentence: code === '' ? NO_CODE : BAD });
    }
    const isLinked = await store.transaction((tx) => link(tx, token, code, now));
    if (!isLinked) throw new DialogError('Account linking failed', { sentence: ENDED });
    return linkedPage();
  };

const NO_CODE =
  'The business sent you back without an authorization_code, which says that nobody has logged in there.';
const BAD = `The authorization_code has 1 to ${LONGEST_CODE} characters, whole ones.`;
const ENDED =
  'The account_linking_token is none, has been used, or is older than five minutes: tap Log In again.';

/** A token links once, none does after a Log Out, and none between two who have blocked each other. */
async function link(
  tx: Transaction,
  { page, person: no, app, made }: LinkingTokenRef,
  code: string,
  now: number,
): Promise<boolean> {
  const { people, conversations } = tx.pageReader(page);
  const [person] = await people.byNos([no]);
  if (person?.blockedBy !== 'nobody' || Math.abs(person.linked ?? 0) > made) return false;
  const conversation = await conversations.direct(person.no);
  if (!conversation) return false;
  const at = await momentIn(tx, page, conversation, Math.max(now, made + 1));
  await recordAccountLinking(tx, page, { conversation: conversation.no, person, app, code }, at);
  return true;
}
