import type { TreeFile } from '../tree/file.ts';
import { readFile } from '../tree/read.ts';
import { ToUtf8 } from './encoding.ts';

/** More is not read to see what a file is: the people of the largest group stand within it. */
const BOUND = 64 * 1024;

/** How a JSON file begins. */
export interface JsonBeginning {
  /** Whether it is a list, of whose first object the keys are. */
  readonly isList: boolean;
  /** Keys of the object, as many as are seen. */
  readonly keys: ReadonlySet<string>;
}

/**
 * Looks at the beginning of a JSON file.
 * @throws Unreadable
 */
export async function beginningOf(file: TreeFile): Promise<JsonBeginning> {
  const utf8 = new ToUtf8();
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of readFile(file)) {
    // A copy: the bytes of a piece are good until the next.
    pieces.push(Buffer.from(utf8.push(piece.subarray(0, BOUND - bytes))));
    bytes += piece.length;
    if (bytes >= BOUND) break;
  }
  return keysOf(Buffer.concat(pieces).toString());
}

/** What stands between the strings of JSON, and the strings. */
const TOKENS = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|[[\]{}:]/g;

function keysOf(text: string): JsonBeginning {
  const isList = text.trimStart().startsWith('[');
  const wanted = isList ? 2 : 1;
  const keys = new Set<string>();
  let depth = 0;
  let string = '';
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') {
      depth--;
      if (depth < wanted) break;
    } else if (token !== ':') string = token;
    else if (depth === wanted) keys.add(string.slice(1, -1));
  }
  return { isList, keys };
}
