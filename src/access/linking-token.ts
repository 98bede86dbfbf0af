import type { Vault } from './vault.ts';

/** How long a token is good, in ms (wire.md 9.7). */
const LIFE = 5 * 60_000;

/** Whose account a business is about to link. */
export interface LinkingTokenRef {
  /** Number of the Page, and of the person within it. */
  readonly page: number;
  readonly person: number;
  /** The app that sent the button, where that is known. */
  readonly app: string | undefined;
  /** When the button was tapped, in epoch ms. */
  readonly made: number;
}

const PREFIX = 'AR';
const PURPOSE = 'account linking';
const LONGEST = 1_000;

/** The text that a Log In button hands to the business: nobody reads or makes one without the key. */
export const linkingToken = ({ page, person, app, made }: LinkingTokenRef, vault: Vault): string =>
  PREFIX + vault.seal(JSON.stringify([PURPOSE, made, page, person, app ?? null]));

/**
 * Whom a token is about; undefined where this server did not make it, or it is older than five minutes.
 * @param now epoch ms
 */
export function readLinkingToken(
  text: string,
  vault: Vault,
  now: number,
): LinkingTokenRef | undefined {
  if (!text.startsWith(PREFIX) || text.length > LONGEST) return undefined;
  const [purpose, made, page, person, app] = opened(text.slice(PREFIX.length), vault);
  if (purpose !== PURPOSE || now >= Number(made) + LIFE) return undefined;
  return {
    ...{ made: Number(made), page: Number(page), person: Number(person) },
    app: typeof app === 'string' ? app : undefined,
  };
}

function opened(sealed: string, vault: Vault): readonly unknown[] {
  try {
    const facts: unknown = JSON.parse(vault.unseal(sealed));
    return Array.isArray(facts) ? facts : [];
  } catch {
    // Sealed by nobody, or under another key.
    return [];
  }
}
