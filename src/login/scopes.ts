import { INSTAGRAM_SCOPES, SCOPES } from '../access/scopes.ts';
import type { PermissionRow } from '../store/directory.ts';
import { DialogError } from './dialog-error.ts';

/** Of which host a dialog is: a person logs in to Facebook, an account to Instagram. */
export type DialogKind = 'facebook' | 'instagram';

/** Scopes that a dialog may name. */
const MOST = 100;

/** Scopes that come with every login and cannot be declined. */
export const GIVEN: Readonly<Record<DialogKind, string>> = {
  facebook: 'public_profile',
  instagram: 'instagram_business_basic',
};

/** The scopes an app asks for. */
export interface AskedScopes {
  /** Those that there are here, each once, in the order of the catalogue. */
  readonly known: readonly string[];
  /** Those that Meta may have and this server has no use for: neither granted nor declined. */
  readonly unknown: readonly string[];
}

/**
 * Reads `scope`, which clients part with commas or blanks.
 * @throws DialogError for more than a hundred, or for words that are no scopes
 */
export function readScopes(text = '', kind: DialogKind): AskedScopes {
  const words = new Set(text.split(/[\s,]+/).filter(Boolean));
  const wrong = [...words].filter((word) => !/^[a-z][a-z0-9_]{1,63}$/.test(word));
  if (wrong.length > 0 || words.size > MOST) {
    throw new DialogError('Invalid Scopes', {
      sentence: `The parameter scope takes up to ${MOST} names in small letters, with commas between.`,
      about: wrong.slice(0, 5),
    });
  }
  words.add(GIVEN[kind]);
  const offered: readonly string[] = kind === 'instagram' ? INSTAGRAM_SCOPES : SCOPES;
  return {
    known: offered.filter((scope) => words.has(scope)),
    unknown: [...words].filter((word) => !offered.includes(word)),
  };
}

/**
 * What a person is asked of it: without `auth_type=rerequest` nobody is asked twice for what he
 * declined.
 */
export function scopesToShow(
  {
    asked,
    again,
    kind,
  }: {
    readonly asked: AskedScopes;
    readonly again: boolean;
    readonly kind: DialogKind;
  },
  said: readonly PermissionRow[],
): readonly string[] {
  if (again) return asked.known;
  const declined = new Set(said.filter(({ status }) => status === 'declined').map((p) => p.scope));
  return asked.known.filter((scope) => !declined.has(scope) || scope === GIVEN[kind]);
}

/** What a scope lets an app do, as it is told to a person. */
export const MEANING: Readonly<Record<string, string>> = {
  public_profile: 'Your name',
  email: 'Your email address',
  pages_show_list: 'See which Pages you manage',
  pages_messaging: 'Read and answer the messages of your Pages',
  pages_read_engagement: 'Read what your Pages publish',
  pages_manage_metadata: 'Receive webhooks of your Pages',
  pages_user_locale: 'See the language of people who write to your Pages',
  pages_user_timezone: 'See the time zone of people who write to your Pages',
  pages_user_gender: 'See the gender of people who write to your Pages',
  instagram_basic: 'See the Instagram accounts of your Pages',
  instagram_manage_messages: 'Read and answer their Instagram messages',
  business_management: 'Manage your business',
  instagram_business_basic: 'See your Instagram account',
  instagram_business_manage_messages: 'Read and answer your Instagram messages',
};
