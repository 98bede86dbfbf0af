/** Letters up to which a text is written anew with blanks. */
const PRETTY = 16_000_000;

/** From so many letters on, what is short stays on its line: 300,000 lines take longer than they help. */
const LARGE = 1_000_000;
const SHORT = 240;

/** JSON with its blanks, by lines; anything else, and what was cut, as it is. */
export function pretty(value: string): { readonly lines: string[]; readonly isJson: boolean } {
  const plain = (isJson: boolean) => ({ lines: value.split('\n'), isJson });
  if (value.length > PRETTY) return plain(false);
  try {
    JSON.parse(value);
  } catch {
    return plain(/^\s*[[{]/.test(value));
  }
  return { lines: withBlanks(value), isJson: true };
}

const [BLANK, QUOTE, BACKSLASH, COMMA, COLON] = [32, 34, 92, 44, 58];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];

/**
 * Puts blanks into JSON, going through its letters once: numbers stay as they were written, since ids of
 * apps may have more digits than a number of this language holds, and 7 MB take no second.
 */
function withBlanks(json: string): string[] {
  const lines: string[] = [];
  let line = '';
  let depth = 0;
  /** Where what was not written yet begins. */
  let from = 0;
  const breakAt = (end: number) => {
    lines.push(line + json.slice(from, end));
    line = '  '.repeat(depth);
    from = end;
  };
  for (let i = 0; i < json.length; i++) {
    const letter = json.charCodeAt(i);
    if (letter === QUOTE) i = endOfText(json, i);
    else if (letter <= BLANK) {
      line += json.slice(from, i);
      from = i + 1;
    } else if (letter === OPEN_OBJECT || letter === OPEN_LIST) {
      let next = i + 1;
      while (json.charCodeAt(next) <= BLANK) next++;
      const isEmpty = json.charCodeAt(next) === letter + 2;
      const end = isEmpty || json.length < LARGE ? -1 : shortEnd(json, i);
      if (end > 0) i = end;
      else if (isEmpty) {
        line += json.slice(from, i + 1) + json[next];
        from = next + 1;
        i = next;
      } else {
        depth++;
        breakAt(i + 1);
      }
    } else if (letter === CLOSE_OBJECT || letter === CLOSE_LIST) {
      depth--;
      breakAt(i);
    } else if (letter === COMMA) breakAt(i + 1);
    else if (letter === COLON) {
      line += `${json.slice(from, i + 1)} `;
      from = i + 1;
    }
  }
  lines.push(line + json.slice(from));
  return lines;
}

/** Where an object or a list ends that is short; -1 where it is not. */
function shortEnd(json: string, begin: number): number {
  let depth = 0;
  for (let i = begin; i < begin + SHORT; i++) {
    const letter = json.charCodeAt(i);
    if (letter === QUOTE) i = endOfText(json, i);
    else if (letter === OPEN_OBJECT || letter === OPEN_LIST) depth++;
    else if (letter === CLOSE_OBJECT || letter === CLOSE_LIST) depth--;
    if (depth === 0) return i;
  }
  return -1;
}

/** The quote that ends a text which begins at a place. */
function endOfText(json: string, begin: number): number {
  let end = json.indexOf('"', begin + 1);
  for (;;) {
    let slashes = 0;
    while (json.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end;
    end = json.indexOf('"', end + 1);
  }
}
