import { it } from 'vitest';

/**
 * A test that fails when a row of docs/compatibility.md is untrue. Rows are named as the table
 * names them; `npm run docs` finds them here by their text, so they have to be written out.
 * @example
 * proves('UnifiedThread.snippet', 'snippet is the newest text', async () => { … });
 */
export function proves(
  rows: string | readonly string[],
  title: string,
  test: () => void | Promise<void>,
): void {
  it(`${title} [${[rows].flat().join(', ')}]`, test);
}
