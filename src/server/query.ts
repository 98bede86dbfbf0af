import { readForm } from '../graph/wire/form.ts';

/** Queries remembered, and the length of the longest that is, in characters: 1 MB at most. */
const REMEMBERED = 256;
const LONGEST = 2_000;

/**
 * Reads query strings, each distinct one once: a client asks for many ids in the same words, and
 * taking the words apart costs more than all else that is done to a request here.
 */
export function queryReader(): (query: string) => ReadonlyMap<string, string> {
  const known = new Map<string, ReadonlyMap<string, string>>();
  return (query) => {
    const found = known.get(query);
    if (found !== undefined) return found;
    const params = new Map<string, string>();
    readForm(query, params);
    if (query.length > LONGEST) return params;
    // Emptied rather than kept in order of use: it fills again within as many requests.
    if (known.size === REMEMBERED) known.clear();
    known.set(query, params);
    return params;
  };
}
