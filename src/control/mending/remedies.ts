import { changeAppOperation } from '../../admin/apps/change-app.ts';
import { changeClockOperation } from '../../admin/clock/change-clock.ts';
import { changePageOperation } from '../../admin/pages/change-page.ts';
import { changePersonOperation } from '../../admin/people/change-person.ts';
import { type Remedy, remedy } from '../../admin/remedy.ts';
import { changeTokenOperation } from '../../admin/tokens/change-token.ts';
import { createTokenOperation } from '../../admin/tokens/create-token.ts';
import { changeUserOperation } from '../../admin/users/change-user.ts';
import type { ExplainedNeed } from '../../api/explain/explain.ts';
import { isUngranted } from '../../api/explain/hints.ts';
import { catalogue } from '../../graph/errors/catalogue.ts';
import type { Lack } from './lack.ts';

type Kind = ExplainedNeed['kind'];
type Remedies = (need: ExplainedNeed, lack: Lack) => readonly (Remedy | undefined)[];

/** What mends a lack, the best first. */
export const remediesOf = (need: ExplainedNeed, lack: Lack): readonly Remedy[] =>
  (REMEDIES[kindOf(need)]?.(need, lack) ?? []).filter((each) => each !== undefined);

const REMEDIES: Readonly<Partial<Record<Kind, Remedies>>> = {
  'known token': ofToken,
  scope: ofScope,
  shown: ofScope,
  people: (_, lack) => reviewed(lack),
  'own account': (_, lack) => reviewed(lack, ['instagram_business_basic']),
  task: (need, lack) => [withTask(need, lack)],
  token: ({ error }, { owner, page }) => {
    if (!owner) return [];
    if (is(error, 'appTokenRequired'))
      return [made({ app: owner.app }, 'Take the app’s own token')];
    return page === undefined ? [] : [pageToken(page, owner)];
  },
  proof: (_, { owner }) => [
    owner && ofApp(owner.app, { require_proof: false }, 'Ask for no appsecret_proof'),
  ],
  account: (_, lack) => [archived(lack)],
  verification: (_, lack) => [
    lack.owner && ofApp(lack.owner.app, { business_verified: true }, 'Verify the business'),
    archived(lack),
  ],
  messages: (_, lack) => [ofPage(lack, { message_access: 'on' }, 'Let apps have its messages')],
  refusal: (_, lack) => [ofPage(lack, { refuse: null }, 'Have the Page refuse no more')],
  limits: (_, lack) => [
    remedy(changeClockOperation, { seconds: 86_400 }, 'Let a day pass'),
    ofPage(lack, { limits: 'off' }, 'Take the limits away'),
  ],
  object: ({ error }, lack) => [is(error, 'messageDeleted') ? archived(lack) : undefined],
  consent: (_, { person, page }) => [
    person !== undefined && page !== undefined
      ? remedy(changePersonOperation, { person, page, consent: 'on' }, 'Have the person consent')
      : undefined,
  ],
};

/** The scopes that lack all at once, given to the very token; or what lets an app use one that it has. */
function ofScope(need: ExplainedNeed, lack: Lack): ReturnType<Remedies> {
  const { owner, ungranted } = lack;
  if (!isUngranted(need)) return reviewed(lack, need.word === undefined ? [] : [need.word]);
  if (owner?.token === undefined) return [];
  const input = { token: owner.token, grant: ungranted };
  const [one, ...more] = ungranted;
  const what = more.length === 0 ? one : `the ${ungranted.length} scopes it lacks`;
  return [remedy(changeTokenOperation, input, `Give this token ${what}`)];
}

/** What has a token live on that has ended, by what ended it. */
function ofToken({ error }: ExplainedNeed, { owner, userName, page, isClockMoved }: Lack) {
  if (!owner || !error) return [];
  const { app, token, user } = owner;
  const ofUser = (input: object, words: string) =>
    user === undefined ? undefined : remedy(changeUserOperation, { user, ...input }, words);
  const name = userName ?? 'the person';
  if (is(error, 'userCheckpointed')) return [ofUser({ checkpoint: false }, `Have ${name} log in`)];
  if (is(error, 'userUnconfirmed')) return [ofUser({ unconfirmed: false }, `Confirm ${name}`)];
  if (is(error, 'roleRemoved')) return [ofUser({ page }, `Give ${name} the role again`)];
  if (is(error, 'appInactive')) return [ofUser({ active: app }, `Have ${name} use the app`)];
  if (token === undefined || error.code !== 190) return [];
  return [
    remedy(changeTokenOperation, { token, valid: true }, 'Have this token live on'),
    is(error, 'tokenExpired') && isClockMoved
      ? remedy(changeClockOperation, { reset: true }, 'Set the clock back')
      : undefined,
    page === undefined || owner.kind !== 'page' ? undefined : pageToken(page, owner),
  ];
}

/** The task, given to the token, or to the person whose role it follows. */
function withTask({ needed }: ExplainedNeed, { owner, page, userName }: Lack): Remedy | undefined {
  if (!owner) return undefined;
  const { token, derived, user, tasks } = owner;
  if (derived) {
    const words = `Give ${userName} all tasks on the Page`;
    return user && page ? remedy(changeUserOperation, { user, page }, words) : undefined;
  }
  if (token === undefined) return undefined;
  const task = needed.includes('MESSAGING') ? 'MESSAGING' : 'MODERATE';
  const input = { token, tasks: [...tasks, task] };
  return remedy(changeTokenOperation, input, `Give this token the task ${task}`);
}

/** What app review opens. */
function reviewed(lack: Lack, words: readonly string[] = lack.unreviewed): ReturnType<Remedies> {
  const { owner } = lack;
  if (!owner) return [];
  const access = Object.fromEntries(words.map((word) => [word, 'advanced']));
  const isOfPerson = owner.user !== undefined;
  return [
    words.length === 0
      ? ofApp(owner.app, { mode: 'live' }, 'Set the app live')
      : ofApp(owner.app, { mode: 'live', access }, `Pass review for ${listed(words)}`),
    isOfPerson
      ? ofApp(owner.app, { roles: { [owner.user]: 'tester' } }, 'Make the person a tester')
      : undefined,
    archived(lack),
  ];
}

/** An archive asks for no review, and shows what is old too. */
const archived = (lack: Lack): Remedy | undefined =>
  lack.isStrict ? ofPage(lack, { mode: 'archive' }, 'Make the Page an archive') : undefined;

const ofPage = ({ page }: Lack, input: object, words: string): Remedy | undefined =>
  page === undefined ? undefined : remedy(changePageOperation, { page, ...input }, words);

const ofApp = (app: string, input: object, words: string): Remedy =>
  remedy(changeAppOperation, { app, ...input }, words);

const made = (input: Readonly<Record<string, unknown>>, words: string): Remedy =>
  remedy(createTokenOperation, input, words);

const pageToken = (page: string, { app }: { readonly app: string }): Remedy =>
  made({ page, for_app: app }, 'Make a fresh Page token');

/** What it is about: what no user has, a Page may. */
export const kindOf = ({ kind, error }: ExplainedNeed): Kind =>
  is(error, 'pageTokenRequired') ? 'token' : kind;

/** Whether an error is that of the catalogue, as far as a body tells. */
function is(error: ExplainedNeed['error'], name: keyof typeof catalogue): boolean {
  const { code, subcode, message } = catalogue[name] as {
    code: number;
    subcode?: number;
    message: string;
  };
  if (error?.code !== code || error.error_subcode !== subcode) return false;
  return subcode !== undefined || error.message === message;
}

/** `a, b and c`. */
export const listed = (words: readonly string[]): string =>
  words.join(', ').replace(/, ([^,]+)$/, ' and $1');
