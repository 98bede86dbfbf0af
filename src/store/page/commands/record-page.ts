import { asWritten, insertPage, type NewPage, updatePage } from '../../directory/pages.ts';
import type { PageRow } from '../../directory/tables.ts';
import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import { DIRECTORY } from '../revisions.ts';
import { changedKeys } from './changed-keys.ts';

/**
 * Makes a Page, or changes what it is, with the event where anything is another.
 * @param rule what it is from now on, of what it is; of undefined where there is no Page of this id
 * @throws what the rule throws: then nothing is written
 */
export async function recordPage(
  tx: Transaction,
  id: string,
  rule: (known: PageRow | undefined) => NewPage,
  at: number,
): Promise<PageRow> {
  const known = await tx.reader.pages.byId(id);
  const next = rule(known);
  const changed = changedKeys(known, next);
  if (known && changed.length === 0) return known;
  const directory = tx.rows(DIRECTORY);
  if (known) await directory.run(updatePage, { ...asWritten(next), no: known.no });
  else await directory.run(insertPage, asWritten(next));
  const page = await tx.reader.pages.byId(id);
  if (!page) throw new Error(`The Page ${id} is gone within its own transaction.`);
  await append(tx, page.no, { at, kind: 'page', body: { changed } });
  return page;
}
