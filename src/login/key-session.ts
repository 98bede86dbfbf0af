import { sameText } from '../access/vault.ts';
import type { LoginDeps } from './deps.ts';
import { isSigned, signed } from './signed.ts';

/** How long a browser that brought the control key is shown people, in milliseconds. */
const LIFE = 8 * 3_600_000;

/** Cookie of a browser that brought the control key; never sent from another site's page. */
const COOKIE = 'convograph_login';

/** A session ends with the key it was opened with, too: a new control key ends them all. */
const purpose = ({ controlKey }: LoginDeps): string[] => ['session', controlKey];

/** The session of a browser, or undefined when it has none that is good. */
export function sessionOf(
  deps: LoginDeps,
  cookies: ReadonlyMap<string, string>,
): string | undefined {
  const text = cookies.get(COOKIE) ?? '';
  return isSigned(deps.vault, purpose(deps), text, deps.clock.now()) ? text : undefined;
}

/** Whether this is the control key, told in time that does not say how much of it is right. */
export const isKey = ({ controlKey }: LoginDeps, given: string): boolean =>
  sameText(controlKey, given.trim());

/** The cookie that opens a session. */
export function sessionCookie(deps: LoginDeps): string {
  const text = signed(deps.vault, purpose(deps), deps.clock.now() + LIFE);
  return `${COOKIE}=${text}; Path=/; Max-Age=${LIFE / 1000}; HttpOnly; SameSite=Strict`;
}
