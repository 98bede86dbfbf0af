import type { ExplainedNeed, Explanation } from '../../api/explain/explain.ts';
import { isUngranted } from '../../api/explain/hints.ts';
import type { Lack } from './lack.ts';
import { kindOf, listed } from './remedies.ts';

type Kind = ExplainedNeed['kind'];

/** What has befallen a token, by the subcode that tells of it (wire.md 3.2). */
const ENDED: Readonly<Record<number, string>> = {
  458: 'The person has removed the app',
  459: 'The person has to log in at the site first',
  460: 'The password was changed, and the token ended with it',
  463: 'The token has expired',
  464: 'The person has not confirmed the account',
  467: 'The token was revoked, or its person logged out',
  492: 'The person has no role on the Page any more',
  493: 'The person has not used the app for 90 days',
};

/** What is wrong, by what lacks. */
const HEADLINES: Readonly<Record<Kind, string>> = {
  call: 'There is nothing at this path',
  'known token': 'This token is none of this server',
  'own account': 'The app may not serve this account yet',
  proof: 'The call does not prove that it knows the app secret',
  limits: 'A rate limit is reached',
  object: 'The token reaches nothing of this id',
  fields: 'A parameter or a field is not known',
  send: 'The message may not be sent',
  offer: 'Convograph does not offer this yet',
  frozen: 'Meta froze this, and the app never used it',
  rest: 'What the call says cannot be carried out',
  token: 'It takes a token of another kind',
  people: 'The app may not know these people yet',
  scope: 'The app may not use a scope yet',
  task: 'The token lacks a task on the Page',
  account: 'The account is not to be asked here',
  verification: 'The business behind the app is not verified',
  messages: 'The account lets no app have its messages',
  consent: 'The person lets nobody read the profile',
  refusal: 'The Page is set to refuse',
  shown: 'Data is left out',
};

/** What is wrong, in a few words. */
export function headlineOf(need: ExplainedNeed, lack: Lack): string {
  const { error } = need;
  const kind = kindOf(need);
  const { ungranted } = lack;
  if (isUngranted(need) && ungranted.length > 0) {
    return `The token lacks the ${ungranted.length > 1 ? 'scopes' : 'scope'} ${listed(ungranted)}`;
  }
  if (kind !== 'known token') return HEADLINES[kind];
  if (error?.code === 104 || error?.code === 2500) return 'The call came without a token';
  return ENDED[error?.error_subcode ?? 0] ?? HEADLINES[kind];
}

const SAME = 'The same.';
const ARCHIVE = 'The same, for every app: only a Page that is an archive here asks for no review.';

/** How it is on Meta's host, where that is not the same in every way. */
const AT_META: Readonly<Partial<Record<Kind, string>>> = {
  'known token':
    'The same error. There a token that ended stays so: its person logs in again, and your app gets another.',
  scope:
    'The same error. There the person is asked for the scope in the login dialog once more, and your app gets another token.',
  task: 'The same error. There somebody who manages the Page gives the person the task in Page settings.',
  people: ARCHIVE,
  'own account': ARCHIVE,
  account: 'The same: no app may ask this. An archive here answers it.',
  verification: 'The same. There Meta verifies the business, in days.',
  refusal: 'It is Meta that decides when; here the Page is set to.',
  limits: 'The same limits, over the same hours: there only time helps.',
  offer: 'It is there: what stands here is an answer as if it were not.',
};

/** How it is on Meta's host. */
export function atMeta(need: ExplainedNeed, { not_yet }: Explanation): string {
  return AT_META[not_yet === undefined ? kindOf(need) : 'offer'] ?? SAME;
}
