/** A word of a query, as it is written: `kind:call`, `-app:1`, `"two words"`. */
export type QueryWord = string;

/** The words of a query: blanks part them, but for those between quotes. */
export const wordsOf = (query: string): QueryWord[] =>
  query.match(/(?:[^\s"]|"(?:[^"\\]|\\.)*"?)+/g) ?? [];

/** A query with a word, or without it where it has it. */
export function toggled(query: string, word: QueryWord): string {
  const words = wordsOf(query);
  const rest = words.filter((each) => each !== word);
  return (rest.length === words.length ? [...words, word] : rest).join(' ');
}

/** Queries that are a press away. */
export const QUICK = [
  { id: 'webhooks', word: 'kind:webhook' },
  { id: 'calls', word: 'kind:call' },
  { id: 'failed', word: 'is:failed' },
  { id: 'refused', word: 'is:refused' },
  { id: 'notSent', word: 'is:untold' },
] as const;
