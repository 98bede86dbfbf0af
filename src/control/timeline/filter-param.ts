import { AdminError } from '../../admin/error.ts';
import { text } from '../../admin/schema.ts';
import { type RowFilter, rowFilter } from '../../journal/filter/filter.ts';
import { FilterError } from '../../journal/filter/parse-filter.ts';

/** The parameter that says which rows are meant. */
export const filter = text(
  'which rows: words, all of which have to hold, such as kind:call app:ID page:ID conversation:t_… person:ID mid:m_… code:613 status:4xx path:*/messages method:POST is:refused (failed, untold, faulty) cause:SEQ trace:ID; several values stand between commas, another word is looked for in what a row is called, - before one turns it round',
);

/** @throws AdminError that says what is wrong with it, and where */
export function filterFrom(given: string | undefined): RowFilter {
  try {
    return rowFilter(given);
  } catch (error) {
    if (error instanceof FilterError) throw new AdminError(error.message);
    throw error;
  }
}
