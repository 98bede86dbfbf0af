/** The token of an `Authorization: Bearer …` or `OAuth …` header (wire.md 1.4). */
export function headerToken(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined;
  const blank = authorization.indexOf(' ');
  const scheme = authorization.slice(0, Math.max(blank, 0)).toLowerCase();
  if (scheme !== 'bearer' && scheme !== 'oauth') return undefined;
  return authorization.slice(blank).trim() || undefined;
}
