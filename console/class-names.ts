import { globSync } from 'node:fs';
import { join, relative } from 'node:path';

const SOURCES = join(import.meta.dirname, 'src');

/** `0` as `a`, `52` as `ba`: letters alone, so that a number behind them is another word. */
function letters(n: number): string {
  const code = n % 52;
  const last = String.fromCharCode(code < 26 ? 97 + code : 39 + code);
  return n < 52 ? last : letters(Math.floor(n / 52)) + last;
}

/**
 * Names classes as short as can be, by file and place in it (`bC7`): names that say what they are weigh
 * more, in the styles and in the code, than much of what they name. The same each time it is built.
 */
export function classNames(): (name: string, file: string) => string {
  const files = globSync('**/*.module.css', { cwd: SOURCES }).sort();
  const known = new Map<string, string[]>();
  return (name, path) => {
    const file = relative(SOURCES, path.split('?')[0] ?? path);
    const names = known.get(file) ?? [];
    known.set(file, names);
    const at = names.indexOf(name);
    const place = at < 0 ? names.push(name) - 1 : at;
    return letters(files.indexOf(file)) + place;
  };
}
