/** The letters of a name that are kept. */
const LONGEST = 255;

/**
 * What an address calls its file: the last part of its path, without what no name has.
 * @returns undefined where there is nothing, or nothing that can be read
 */
export function fileName(url: string): string | undefined {
  const last = URL.parse(url)?.pathname.split('/').at(-1) ?? '';
  try {
    // What would lead elsewhere stands for nothing.
    return plainName(decodeURIComponent(last).replaceAll(/[/\\]/g, ''));
  } catch {
    return undefined;
  }
}

/**
 * What somebody calls a file, without folders and what cannot be shown.
 * @returns undefined where nothing is left
 */
export function plainName(said: string): string | undefined {
  const name = (said.split(/[/\\]/).at(-1) ?? '').replaceAll(/\p{C}/gu, '');
  return Array.from(name).slice(0, LONGEST).join('').trim() || undefined;
}
