import type { Certificates } from '../../certificates/certificates.ts';
import { certificatesIn } from '../../house/certificates-in.ts';
import { inStore } from '../open-store.ts';
import { type StorePlace, sayWhichStore } from '../place.ts';

/**
 * The certificates of a store, which is made where there is none.
 * @param isRenewed whether another root is made in any case
 * @throws Failure as {@link certificatesIn}, or what opening a store throws
 */
export async function certificatesOf(
  place: StorePlace,
  json: boolean,
  isRenewed = false,
): Promise<Certificates> {
  const { dataDir, isThere } = place;
  const open = (): Promise<Certificates> => certificatesIn(dataDir, undefined, isRenewed);
  sayWhichStore(place, json);
  return isThere ? open() : inStore(place, open);
}
