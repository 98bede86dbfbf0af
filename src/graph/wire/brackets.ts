import { GraphError } from '../errors/error.ts';

/** Deeper brackets are taken as part of a plain name; no client nests so deeply. */
const DEEPEST = 64;

/** Lists and objects of one query or body. A template of Meta's widest takes some dozens. */
const MOST_BRANCHES = 10_000;

/** Values under one bracketed name, by the next key; a Map, so that no key is special. */
interface Branch {
  readonly entries: Map<string, string | Branch>;
  /** The key that an empty bracket (`ids[]`) gets next. */
  next: number;
}

/**
 * The parts of a name in PHP's bracket form: `recipient[id]` is `['recipient', 'id']`. Undefined
 * for every other name, also one whose brackets do not match.
 */
export function bracketPath(name: string): readonly [string, ...string[]] | undefined {
  const open = name.indexOf('[');
  if (open < 1 || !name.endsWith(']')) return undefined;
  const keys = name.slice(open + 1, -1).split('][', DEEPEST + 1);
  if (keys.length > DEEPEST || keys.some((key) => key.includes('[') || key.includes(']'))) {
    return undefined;
  }
  return [name.slice(0, open), ...keys];
}

/** Collects bracketed names as PHP's http_build_query writes them (wire.md 1.3). */
export class Brackets {
  readonly #root: Branch = { entries: new Map(), next: 0 };
  #branches = 0;

  /**
   * Adds the value at a path of {@link bracketPath}; a later value replaces an earlier one.
   * @throws GraphError `tooMuchData` (1) past 10,000 lists and objects
   */
  add(path: readonly string[], value: string): void {
    let branch = this.#root;
    for (const [depth, written] of path.entries()) {
      const key = depth > 0 && written === '' ? String(branch.next) : written;
      if (/^\d{1,9}$/.test(key)) branch.next = Math.max(branch.next, Number(key) + 1);
      if (depth === path.length - 1) {
        branch.entries.set(key, value);
        return;
      }
      const found = branch.entries.get(key);
      const inner = typeof found === 'object' ? found : this.#branch();
      if (inner !== found) branch.entries.set(key, inner);
      branch = inner;
    }
  }

  #branch(): Branch {
    if (++this.#branches > MOST_BRANCHES) throw new GraphError('tooMuchData');
    return { entries: new Map(), next: 0 };
  }

  /** The collected names, each with its value as JSON text. */
  *texts(): Generator<[string, string]> {
    for (const [name, value] of this.#root.entries) {
      const pieces: string[] = [];
      write(value, pieces);
      yield [name, pieces.join('')];
    }
  }
}

/** JSON text of a branch: an array where its keys are 0 to n - 1 in any order, else an object. */
function write(value: string | Branch, pieces: string[]): void {
  if (typeof value === 'string') {
    pieces.push(JSON.stringify(value));
    return;
  }
  const { entries } = value;
  const items = inOrder(entries);
  pieces.push(items ? '[' : '{');
  let comma = '';
  for (const [key, item] of items ?? entries) {
    pieces.push(comma);
    comma = ',';
    if (!items) pieces.push(JSON.stringify(key), ':');
    write(item, pieces);
  }
  pieces.push(items ? ']' : '}');
}

/** The entries by their numbers; undefined where one of 0 to n - 1 is not there. */
function inOrder(entries: Branch['entries']): [string, string | Branch][] | undefined {
  const items: [string, string | Branch][] = [];
  for (let i = 0; i < entries.size; i++) {
    const item = entries.get(String(i));
    if (item === undefined) return undefined;
    items.push(['', item]);
  }
  return items;
}
