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
