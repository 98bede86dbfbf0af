import { randomBytes } from 'node:crypto';
import { sameText, type Vault } from '../access/vault.ts';

/**
 * A short text that only this server can have made, for one purpose, until a time: `until.nonce.mac`.
 * @param purpose all that it is bound to; none of it is in the text
 * @param until epoch milliseconds
 */
export function signed(vault: Vault, purpose: readonly string[], until: number): string {
  // Never from a seeded source: it would be known to whoever knows the seed.
  const head = `${until}.${randomBytes(12).toString('base64url')}`;
  return `${head}.${mac(vault, purpose, head)}`;
}

/**
 * Whether a text was signed for this purpose and is still good.
 * @param now epoch milliseconds
 */
export function isSigned(
  vault: Vault,
  purpose: readonly string[],
  text: string,
  now: number,
): boolean {
  const [, head = '', until = '', given = ''] =
    /^((\d{1,16})\.[\w-]{16})\.([\w-]{43})$/.exec(text) ?? [];
  return head !== '' && sameText(mac(vault, purpose, head), given) && Number(until) > now;
}

const mac = (vault: Vault, purpose: readonly string[], head: string): string =>
  vault.loginMac(JSON.stringify([...purpose, head]));
