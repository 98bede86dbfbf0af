import { append } from '../../log/append.ts';
import type { Transaction } from '../../store.ts';
import { keepMoment } from '../conversation-time.ts';
import type { PersonRow } from '../people.ts';
import { openWindow } from '../window.ts';
import { PageWriter } from '../writer.ts';

/** Where an account was linked, or is linked no more, and by whose button. */
interface Linking {
  readonly conversation: number;
  readonly person: PersonRow;
  /** The app that sent the button. */
  readonly app?: string | undefined;
  /** The code with which the business confirms that it is linked; unlinked without it. */
  readonly code?: string | undefined;
}

/** Links an account of the business to a person, or unlinks it, by a tap, which opens the window. */
export async function recordAccountLinking(
  tx: Transaction,
  page: number,
  { conversation, person, app, code }: Linking,
  at: number,
): Promise<void> {
  const linked = code === undefined ? -at : at;
  await new PageWriter(tx.rows(page), page).putPerson({ ...person, linked });
  await keepMoment(tx, page, conversation, at);
  await openWindow(tx, page, conversation, at, 'linking');
  const place = { conversation, person: person.no, ...(app !== undefined && { app }) };
  const body =
    code === undefined
      ? ({ ...place, status: 'unlinked' } as const)
      : ({ ...place, status: 'linked', code } as const);
  await append(tx, page, { at, kind: 'account_linking', body });
}
