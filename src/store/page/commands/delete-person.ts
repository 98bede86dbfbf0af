import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import { removePerson } from '../removal.ts';

/** Deletes a person with the conversations that the person takes part in, each with its event. */
export async function deletePerson(
  tx: Transaction,
  page: number,
  person: number,
  at: number,
): Promise<void> {
  const rows = tx.rows(page);
  for (const conversation of await removePerson(rows, page, person)) {
    await append(tx, page, { at, kind: 'deleted', body: { conversation } });
  }
  await append(tx, page, { at, kind: 'deleted', body: { person } });
}
