/** No client lists more: what follows is not looked at. */
const MOST_CODINGS = 32;

/**
 * Whether a client asks for a coding by name. `*` is not enough: both PHP SDKs send it and cannot
 * decode what they then get (wire.md 11).
 */
export function acceptsCoding(
  acceptEncoding: string | string[] | undefined,
  asked: 'gzip' | 'br',
): boolean {
  if (acceptEncoding === undefined) return false;
  for (const one of String(acceptEncoding).toLowerCase().split(',', MOST_CODINGS)) {
    const [name = '', ...parameters] = one.split(';');
    if (name.trim() !== asked) continue;
    const weight = parameters.map((each) => each.trim()).find((each) => each.startsWith('q='));
    return weight === undefined || Number(weight.slice(2)) > 0;
  }
  return false;
}
