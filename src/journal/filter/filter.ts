import { type FilterTerm, parseFilter } from './parse-filter.ts';
import { type FilterSubject, TERMS } from './terms.ts';

/** Says of a row whether it is meant. */
export type RowFilter = (subject: FilterSubject) => boolean;

/**
 * A filter from its text; of an empty one every row is meant.
 * @throws FilterError
 */
export function rowFilter(text = ''): RowFilter {
  const terms = parseFilter(text);
  return (subject) => terms.every((term) => holds(term, subject) !== term.isNegated);
}

function holds({ name, values }: FilterTerm, subject: FilterSubject): boolean {
  if (name === undefined) return values.some((word) => isTold(word, subject));
  return values.some((value) => TERMS[name].holds(value, subject));
}

/** Whether a word stands in what a row is called, or in the path of a call. */
function isTold(word: string, { row, entry }: FilterSubject): boolean {
  const wanted = word.toLowerCase();
  const path = entry.kind === 'call' ? entry.prefix + entry.path : '';
  return row.what.toLowerCase().includes(wanted) || path.toLowerCase().includes(wanted);
}
