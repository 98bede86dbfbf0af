import type { AppRow, PageRow, RoleRow, UserRow } from '../store/directory.ts';

/** Who is asking: what a valid token stands for. */
export interface Caller {
  /** `client`: the app without its secret, which reads the app alone (wire.md 6). */
  readonly kind: 'page' | 'user' | 'app' | 'client' | 'instagram';
  /** The token as sent, for links to further pages. */
  readonly token: string;
  readonly app: AppRow;
  /** The person behind a user token, or a Page token that was derived from one. */
  readonly user: UserRow | undefined;
  /**
   * Whether the app may use for this token what it has not passed review for: its person is an
   * administrator, developer or tester of the app, or nobody is known to stand behind the token.
   */
  readonly insider: boolean;
  /** Whether it is an Instagram account that the app may not serve (wire.md 13.2, 26). */
  readonly outside: boolean;
  /**
   * The Page that a Page token fixes, or whose Instagram account an Instagram-login token names:
   * nothing of another Page is ever looked at.
   */
  readonly page: PageRow | undefined;
  readonly scopes: ReadonlySet<string>;
  /** Tasks of a Page token on its Page. */
  readonly tasks: ReadonlySet<string>;
  /** A user's roles on Pages. */
  readonly roles: readonly RoleRow[];
  /** Number of the token's row; 0 where there is none. */
  readonly no: number;
  /** Whether it is a Page token that came of a user's, whose row it rests on. */
  readonly isDerived: boolean;
}
