import { SCOPES } from '../../access/scopes.ts';
import { TOKEN_TYPES, type TokenType } from '../../access/token-type.ts';
import { integer, list, listOf, object, text, type ValueOf, word, yesOrNo } from '../schema.ts';

const TYPES: readonly TokenType[] = Object.values(TOKEN_TYPES);

/** What is told of a token, by debug_token's names (wire.md 6). */
const facts = {
  id: text(),
  type: word(TYPES),
  app_id: text(),
  'page_id?': text(),
  scopes: list(text()),
  expires_at: integer('Unix seconds; 0: never'),
};

export const NewToken = object('NewToken', '', { access_token: text('not shown again'), ...facts });

export const Token = object('Token', 'A token without its text.', {
  ...facts,
  'user_id?': text(),
  tasks: list(text()),
  issued_at: integer('Unix seconds'),
  is_valid: yesOrNo('neither expired nor revoked'),
  'revoked_at?': integer('Unix seconds'),
});

export const TokenList = listOf('TokenList', Token);

/** @param seconds unix seconds */
export const dateOf = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().replace(/\.000Z$/, 'Z');

/** Whether a token is good, in words. */
export function stateOf({ is_valid, expires_at, revoked_at }: ValueOf<typeof Token>): string {
  if (revoked_at !== undefined) return 'revoked';
  if (!is_valid) return 'expired';
  return expires_at === 0 ? 'valid' : `until ${dateOf(expires_at)}`;
}

/** Its scopes in words. */
export const scopesOf = ({ scopes }: ValueOf<typeof Token>): string | undefined =>
  scopes.length === SCOPES.length ? 'all' : scopes.join(',') || undefined;
