/**
 * The base64 of cursors, tokens and Instagram ids: an `A` after every `Z`, and `ZB`, `ZC`, `ZD`
 * for `+`, `/`, `=` (wire.md 2.3: `MAZDZD` is base64 of "0").
 */
export function wire64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/[Z+/=]/g, (c) => WRITTEN[c] ?? c);
}

/** The bytes behind {@link wire64} text, or undefined when no bytes are written so. */
export function unwire64(text: string): Buffer | undefined {
  if (!/^(?:[A-Ya-z0-9]|Z[A-D])*$/.test(text)) return undefined;
  const plain = text.replace(/Z[A-D]/g, (c) => READ[c] ?? c);
  const bytes = Buffer.from(plain, 'base64');
  return bytes.toString('base64') === plain ? bytes : undefined;
}

const WRITTEN: Readonly<Record<string, string>> = { Z: 'ZA', '+': 'ZB', '/': 'ZC', '=': 'ZD' };
const READ: Readonly<Record<string, string>> = { ZA: 'Z', ZB: '+', ZC: '/', ZD: '=' };
