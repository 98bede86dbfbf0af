import { badBody } from './bad-body.ts';

/** What ES2025 hands to a reviver; the library types of our target do not know it yet. */
interface Source {
  /** A primitive value as it was written. */
  readonly source?: string;
}

const { rawJSON } = JSON as unknown as { rawJSON: (text: string) => unknown };

/** Keeps numbers as they were written where a double would change them, as with 17-digit ids. */
function keepNumber(_key: string, value: unknown, { source }: Source = {}): unknown {
  if (typeof value !== 'number' || source === undefined) return value;
  return String(value) === source ? value : rawJSON(source);
}

const parse = JSON.parse as (text: string, reviver: typeof keepNumber) => unknown;

/**
 * Adds the members of a JSON object to `params`: strings as they are, every other value as JSON
 * text (protocol.md 1.3), `null` as if it were not there.
 *
 * @throws GraphError 100 for text that is not JSON, not an object, or nested too deeply
 */
export function readJson(text: string, params: Map<string, string>): void {
  if (text.trim() === '') return;
  try {
    const value = parse(text, keepNumber);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badBody('json');
    for (const [name, member] of Object.entries(value)) {
      if (member === null) continue;
      params.set(name, typeof member === 'string' ? member : JSON.stringify(member));
    }
  } catch {
    // Not only a SyntaxError: thousands of levels end in a RangeError.
    throw badBody('json');
  }
}
