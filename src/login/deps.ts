import type { AccessDeps } from '../access/deps.ts';

/** What the login dialog is made of. */
export interface LoginDeps extends AccessDeps {
  /**
   * Who is shown people: whoever comes (`open`), or whoever brings the control key (`key`), which
   * a store of one's own needs.
   */
  readonly shows: 'open' | 'key';
  readonly controlKey: string;
  /** A command of ours as a person calls it; `words` are what follows the program's name. */
  readonly command: (words: string) => string;
}
