/** The letters of a name that are kept. */
const LONGEST = 255;

/**
 * What an address calls its file: the last part of its path, without what no name has.
 * @returns undefined where there is nothing, or nothing that can be read
 */
export function fileName(url: string): string | undefined {
  const last = URL.parse(url)?.pathname.split('/').at(-1) ?? '';
  try {
    // What would lead elsewhere, or could not be shown, stands for nothing.
    const name = decodeURIComponent(last).replaceAll(/[\p{C}/\\]/gu, '');
    return Array.from(name).slice(0, LONGEST).join('').trim() || undefined;
  } catch {
    return undefined;
  }
}
