import type { Vault } from '../access/vault.ts';
import type { Store } from '../store/store.ts';

/** The mark by which a key is known, and the word that is sealed in it. */
const MARK = 'key';
const WORD = 'convograph';

/** Whether the database of a store knows its key by a mark already; one in a file has none. */
export const hasKeyMark = async ({ besides }: Store): Promise<boolean> =>
  (await besides?.marks.get(MARK)) !== undefined;

/**
 * Whether a key is the one of all processes of a store: the first of them leaves a mark that was sealed
 * with it, which tells nobody what it is.
 */
export async function isKeyOf({ besides, isReadOnly }: Store, vault: Vault): Promise<boolean> {
  if (!besides) return true;
  const { marks } = besides;
  const mark = await (isReadOnly ? marks.get(MARK) : marks.settle(MARK, vault.seal(WORD)));
  if (mark === undefined) return true;
  try {
    return vault.unseal(mark) === WORD;
  } catch {
    return false;
  }
}
