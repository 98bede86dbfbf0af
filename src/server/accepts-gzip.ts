/** No client lists more: what follows is not looked at. */
const MOST_CODINGS = 32;

/**
 * Whether a client asks for gzip by name. `*` is not enough: both PHP SDKs send it and cannot
 * decode what they then get (wire.md 11).
 */
export function acceptsGzip(acceptEncoding: string | string[] | undefined): boolean {
  if (acceptEncoding === undefined) return false;
  for (const coding of String(acceptEncoding).toLowerCase().split(',', MOST_CODINGS)) {
    const [name = '', ...parameters] = coding.split(';');
    if (name.trim() !== 'gzip') continue;
    const weight = parameters.map((one) => one.trim()).find((one) => one.startsWith('q='));
    return weight === undefined || Number(weight.slice(2)) > 0;
  }
  return false;
}
