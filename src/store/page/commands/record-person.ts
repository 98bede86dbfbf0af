import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import { type NewPerson, PageWriter } from '../writer.ts';
import { changedKeys } from './changed-keys.ts';

/** Adds a person, with the event; gives the number within the Page. */
export async function recordPerson(
  tx: Transaction,
  page: number,
  person: NewPerson,
  at: number,
): Promise<number> {
  const no = await new PageWriter(tx.rows(page), page).addPerson(person);
  const body = { person: no, changed: changedKeys(undefined, person) };
  await append(tx, page, { at, kind: 'person', body });
  return no;
}
