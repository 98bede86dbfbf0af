/**
 * A path as an archive writes it, made plain: `/` between parts, no `.`, NFC. Undefined when it
 * leaves the archive or begins outside of it: absolute, with a drive, `..` above the top, NUL.
 */
export function plainPath(text: string): string | undefined {
  const slashed = text.normalize('NFC').replaceAll('\\', '/');
  if (slashed.startsWith('/') || /^[a-z]:/i.test(slashed) || slashed.includes('\0')) {
    return undefined;
  }
  const parts: string[] = [];
  for (const part of slashed.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
