/** Where of a text of fields something is written: in which fields, and of which one a modifier. */
interface Place {
  readonly within: readonly string[];
  /** The field whose modifier is written. */
  readonly of: string | undefined;
}

/**
 * What encloses the end of a text. It reads no grammar: what is unfinished has none.
 * @returns undefined within a modifier's parentheses
 */
export function placeAtEnd(text: string): Place | undefined {
  const within: string[] = [];
  let last = '';
  let of: string | undefined;
  for (const [mark] of text.matchAll(/[\w-]+|\.fields\(|\([^()]*\)?|[^\s]/g)) {
    if (mark === '{' || mark === '.fields(') within.push(of ?? last);
    else if (mark === '}' || mark === ')') within.pop();
    else if (mark === '.') of ??= last;
    else if (mark.startsWith('(')) {
      if (!mark.endsWith(')')) return undefined;
      continue;
    } else if (mark !== ',') {
      last = mark;
      continue;
    }
    if (mark !== '.') of = undefined;
  }
  return { within, of };
}
