/** Deeper brackets are taken as part of a plain name; no client nests so deeply. */
const DEEPEST = 64;

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
  if (keys.length > DEEPEST || keys.some((key) => /[[\]]/.test(key))) return undefined;
  return [name.slice(0, open), ...keys];
}

/** Collects bracketed names as PHP's http_build_query writes them (protocol.md 1.3). */
export class Brackets {
  readonly #root: Branch = { entries: new Map(), next: 0 };

  /** Adds the value at a path of {@link bracketPath}; a later value replaces an earlier one. */
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
      const inner = typeof found === 'object' ? found : { entries: new Map(), next: 0 };
      if (inner !== found) branch.entries.set(key, inner);
      branch = inner;
    }
  }

  /** The collected names, each with its value as JSON text. */
  *texts(): Generator<[string, string]> {
    for (const [name, value] of this.#root.entries) yield [name, jsonOf(value)];
  }
}

/** JSON text of a branch: an array where its keys are 0 to n - 1 in any order, else an object. */
function jsonOf(value: string | Branch): string {
  if (typeof value === 'string') return JSON.stringify(value);
  const { entries } = value;
  const items: string[] = [];
  for (let i = 0; i < entries.size; i++) {
    const item = entries.get(String(i));
    if (item === undefined) return objectOf(entries);
    items.push(jsonOf(item));
  }
  return `[${items.join(',')}]`;
}

function objectOf(entries: Map<string, string | Branch>): string {
  const members = [...entries].map(([key, item]) => `${JSON.stringify(key)}:${jsonOf(item)}`);
  return `{${members.join(',')}}`;
}
