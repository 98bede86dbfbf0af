import { insert } from '../rows.ts';
import type { Transaction } from '../store.ts';
import type { NewEvent } from './kinds.ts';
import { SIMULATED } from './simulated.ts';
import { EVENT } from './tables.ts';

const insertEvent = insert(EVENT);

/**
 * Tells in a Page's log what happens to it, in the transaction in which it happens, and who gets a
 * webhook of it. Whatever decides that is written before.
 * @returns the event's number
 */
export async function append(tx: Transaction, page: number, event: NewEvent): Promise<number> {
  const no = await tx.revisions.nextEvent(page);
  const audience = await tx.audienceOf(page, event);
  for (const app in audience) {
    if ('closed' in (audience[app] as object)) tx.revisions.keptFrom(page, 1);
  }
  const body = tx.isSimulated ? { ...event.body, ...SIMULATED } : event.body;
  await tx.talk(page).run(insertEvent, { page, no, ...event, body, audience });
  return no;
}
