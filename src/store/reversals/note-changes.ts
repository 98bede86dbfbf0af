import { DIRECTORY } from '../page/revisions.ts';
import type { Store } from '../store.ts';
import { forgetReversals } from './reversals.ts';

/** The setting that says whether changes are noted. */
const NOTES = 'notes';

/**
 * From now on this process notes what it changes of conversations, as every other one does that opens the
 * store: what was done there can be taken back. Without it nothing of that is kept.
 */
export async function noteChanges(store: Store, isOn: boolean): Promise<void> {
  if (isOn !== (await areNoted(store))) {
    await store.transaction(async (tx) => {
      await tx.directory.settings.put(NOTES, isOn ? 'on' : 'off');
      if (!isOn) await forgetReversals(tx.rows(DIRECTORY));
    });
  }
  store.notes.isOn = isOn;
}

/** Does as the store says that whoever opens it does. */
export async function followNotes(store: Store): Promise<void> {
  store.notes.isOn = await areNoted(store);
}

const areNoted = async ({ directory }: Store): Promise<boolean> =>
  (await directory.settings.get(NOTES)) === 'on';
