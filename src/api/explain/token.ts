import { KINDS } from '../../access/rules.ts';
import type { TokenFacts } from '../../access/token-facts.ts';

const SYSTEM = 'a token of a system user';

export const kindOf = ({ kind }: TokenFacts): string => (kind === 'system' ? SYSTEM : KINDS[kind]);

/** A token in words: its kind, id and whose it is; never its text. */
export function describeToken(facts: TokenFacts): string {
  const { row, page, user, app } = facts;
  return [
    kindOf(facts),
    row && ` (id ${row.no})`,
    page && ` of the Page "${page.name}" (${page.id}, ${page.mode} mode)`,
    user && `, by ${user.name} (${user.id})`,
    `, for the app "${app.name}" (${app.id}, ${app.mode} mode)`,
  ]
    .filter(Boolean)
    .join('');
}

/** TokenOwner a token is, by ids: what mends a lack is told by them. */
export interface TokenOwner {
  readonly kind: TokenFacts['kind'];
  /** Id of the token; absent of an app's own. */
  readonly token?: string;
  /** Whether it is the Page token that comes of that user token. */
  readonly derived: boolean;
  readonly app: string;
  readonly user?: string;
  readonly page?: string;
  readonly tasks: readonly string[];
}

export function ownerOf({ kind, row, app, user, page, tasks }: TokenFacts): TokenOwner {
  return {
    kind,
    ...(row && { token: String(row.no) }),
    derived: kind === 'page' && row?.kind !== 'page',
    app: app.id,
    ...(user && { user: user.id }),
    ...(page && { page: page.id }),
    tasks,
  };
}
