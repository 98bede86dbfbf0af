import { randomBytes } from 'node:crypto';
import type { LoginDeps } from './deps.ts';
import { isSigned, signed } from './signed.ts';

/** How long a form may lie open, in milliseconds. */
const LIFE = 3_600_000;

/**
 * Cookie that tells browsers apart. Lax, unlike the session's: an app's page leads here, and two
 * dialogs open at once share it. What is posted from elsewhere comes without it.
 */
const COOKIE = 'convograph_browser';

/** What a form belongs to: a browser, its session, and the dialog as it was asked for. */
export interface FormOwner {
  readonly browser: string;
  readonly session: string | undefined;
  readonly query: string;
}

/** The browser of a request, if it has been here before. */
export function browserOf(cookies: ReadonlyMap<string, string>): string | undefined {
  const text = cookies.get(COOKIE) ?? '';
  return /^[\w-]{32}$/.test(text) ? text : undefined;
}

/** A browser that was not here before, with the cookie that tells it from now on. */
export function newBrowser(): { readonly browser: string; readonly cookie: string } {
  const browser = randomBytes(24).toString('base64url');
  return { browser, cookie: `${COOKIE}=${browser}; Path=/; HttpOnly; SameSite=Lax` };
}

const purpose = ({ browser, session = '', query }: FormOwner): string[] => [
  'form',
  browser,
  session,
  query,
];

/** The token that a form of this dialog carries. */
export const formToken = ({ vault, clock }: LoginDeps, owner: FormOwner): string =>
  signed(vault, purpose(owner), clock.now() + LIFE);

/** Whether a token is one of this very dialog in this very browser. */
export const isFormToken = ({ vault, clock }: LoginDeps, owner: FormOwner, text: string): boolean =>
  isSigned(vault, purpose(owner), text, clock.now());
