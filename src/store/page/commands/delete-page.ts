import { statement } from '../../statement.ts';
import type { Transaction } from '../../store.ts';
import { removeRows } from '../removal.ts';
import { DIRECTORY } from '../revisions.ts';

const IN_DIRECTORY = (['role', 'token', 'code', 'installed_app'] as const).map((table) =>
  statement<{ page: number }>((db, p) => db.deleteFrom(table).where('page', '=', p.page)),
);
const page = statement<{ page: number }>((db, p) => db.deleteFrom('page').where('no', '=', p.page));

/**
 * Deletes a Page with all it holds, its log too, and the roles, tokens, codes and installed apps for it. Its revision
 * stays and counts on: no other Page gets its number, which tokens hold.
 */
export async function deletePage(tx: Transaction, no: number): Promise<void> {
  await removeRows(tx.rows(no), no);
  const directory = tx.rows(DIRECTORY);
  for (const each of [...IN_DIRECTORY, page]) await directory.run(each, { page: no });
}
