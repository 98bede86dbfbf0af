import type { TokenKind } from '../store/directory.ts';

/**
 * A kind of token as `debug_token` calls it (wire.md 6). A token of Instagram login has no name
 * there, since that host does not know it.
 */
export const TOKEN_TYPES = {
  page: 'PAGE',
  user: 'USER',
  system: 'SYSTEM_USER',
  instagram: 'INSTAGRAM_USER',
  app: 'APP',
} as const satisfies Record<TokenKind, string>;

export type TokenType = (typeof TOKEN_TYPES)[TokenKind];
