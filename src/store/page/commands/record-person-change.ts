import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import type { PersonRow } from '../people.ts';
import { PageWriter } from '../writer.ts';
import { changedKeys } from './changed-keys.ts';

/**
 * Changes what is known of a person, with the event where anything is another.
 * @returns what is known from now on
 */
export async function recordPersonChange(
  tx: Transaction,
  page: number,
  person: PersonRow,
  changes: Partial<Pick<PersonRow, 'name' | 'user' | 'consents' | 'blockedBy' | 'linked'>>,
  at: number,
): Promise<PersonRow> {
  const known = { ...person, ...changes };
  const changed = changedKeys(person, known);
  if (changed.length === 0) return person;
  await new PageWriter(tx.rows(page), page).putPerson(known);
  const blocked = changed.includes('blockedBy') && { blocked: known.blockedBy };
  await append(tx, page, { at, kind: 'person', body: { person: person.no, changed, ...blocked } });
  return known;
}
