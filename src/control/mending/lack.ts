import { hasAdvancedAccess } from '../../access/app-review.ts';
import type { OperationDeps } from '../../admin/operation.ts';
import { type ExplainedNeed, type Explanation, personOf } from '../../api/explain/explain.ts';
import { isUngranted } from '../../api/explain/hints.ts';
import type { TokenOwner } from '../../api/explain/token.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';

/** What a call lacks, and whose it is: what mends it is made of that. */
export interface Lack {
  /** Absent where the token is none of this store. */
  readonly owner: TokenOwner | undefined;
  /** Scopes that the token was not granted and the call needs. */
  readonly ungranted: readonly string[];
  /** Scopes of the call to which its app has no advanced access. */
  readonly unreviewed: readonly string[];
  /** The Page it is about: its token's, or the first of its user's. */
  readonly page: string | undefined;
  /** Whether that Page asks for app review, and shows what is new alone. */
  readonly isStrict: boolean;
  /** The person whom the call names. */
  readonly person: string | undefined;
  readonly userName: string | undefined;
  /** Whether the clock of the store shows another time than the machine's. */
  readonly isClockMoved: boolean;
}

/**
 * What a call lacks, by the ids that mend it.
 * @param request absent where it cannot be read
 */
export async function lackOf(
  { store: { directory }, clock }: OperationDeps,
  request: GraphRequest | undefined,
  { owner, requirements }: Explanation,
): Promise<Lack> {
  const app = owner && (await directory.apps.byId(owner.app));
  const user = owner?.user === undefined ? undefined : await directory.users.byId(owner.user);
  const [role] = owner?.page === undefined && user ? await directory.users.roles(user.id) : [];
  const page =
    owner?.page !== undefined
      ? await directory.pages.byId(owner.page)
      : role && (await directory.pages.byNo(role.page));
  const scopes = requirements.filter(({ kind }) => kind === 'scope' || kind === 'shown');
  const { setting } = clock;
  return {
    owner,
    ungranted: wordsOf(requirements.filter(isUngranted)),
    unreviewed: app ? wordsOf(scopes).filter((word) => !hasAdvancedAccess(app, word as never)) : [],
    page: page?.id,
    isStrict: page?.mode === 'strict',
    person: request && personOf(request),
    userName: user?.name,
    isClockMoved: 'frozenAt' in setting || setting.offset !== 0,
  };
}

const wordsOf = (needs: readonly ExplainedNeed[]): string[] => [
  ...new Set(needs.flatMap(({ word }) => word ?? [])),
];
