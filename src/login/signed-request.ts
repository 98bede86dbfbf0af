import { createHmac } from 'node:crypto';

/** Of whom a signed request tells, and what it brings. */
interface SignedFacts {
  readonly user: string;
  /** A login code, exchanged with an empty redirect_uri. */
  readonly code: string;
  /** Epoch milliseconds. */
  readonly issued: number;
}

/**
 * A signed request, by which a web page tells its own server who has logged in: `signature.payload`,
 * both base64url, the signature HMAC-SHA256 of the payload's text under the app secret (wire.md 11).
 */
export function signedRequest({ user, code, issued }: SignedFacts, secret: string): string {
  const facts = {
    user_id: user,
    code,
    algorithm: 'HMAC-SHA256',
    issued_at: Math.floor(issued / 1000),
  };
  const payload = Buffer.from(JSON.stringify(facts)).toString('base64url');
  return `${createHmac('sha256', secret).update(payload).digest('base64url')}.${payload}`;
}
