import { append } from '../../log/append.ts';
import { insert, remove } from '../../rows.ts';
import type { Transaction } from '../../store.ts';
import type { PersonaRow } from '../personas.ts';
import { PERSONA } from '../sending-tables.ts';

const add = insert(PERSONA);
const removeOne = remove(PERSONA, ['page', 'no']);

/**
 * Lets a Page write in a name, with the event.
 * @param digits three, anew each time: what tells personas of one millisecond apart
 * @returns its number
 */
export async function recordPersona(
  tx: Transaction,
  page: number,
  persona: Omit<PersonaRow, 'no'>,
  at: number,
  digits: () => string,
): Promise<number> {
  const { personas } = tx.pageReader(page);
  let no = Number(`${at}${digits()}`);
  while (await personas.byId(String(no))) no++;
  await tx.rows(page).run(add, { page, no, ...persona });
  await append(tx, page, { at, kind: 'persona', body: { persona: String(no), change: 'created' } });
  return no;
}

/** Ends that, with the event: what was written in the name stays as it is. */
export async function recordPersonaGone(
  tx: Transaction,
  page: number,
  { no }: PersonaRow,
  at: number,
): Promise<void> {
  await tx.rows(page).run(removeOne, { page, no });
  await append(tx, page, { at, kind: 'persona', body: { persona: String(no), change: 'deleted' } });
}
