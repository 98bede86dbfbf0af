import type { StoreFlags } from '../config/store-config.ts';
import { type CommandHouse, inNewStore, inStore } from './open-store.ts';
import { placeOf, requireStore, sayWhichStore } from './place.ts';

/**
 * Opens the store that is there, does one thing with it and closes it again. Makes none: for
 * commands that read, or change what must be there.
 * @throws WrongUse where there is no store
 * @throws what opening a house and `work` throw
 */
export async function withHouse<T>(
  flags: StoreFlags,
  work: (house: CommandHouse) => Promise<T>,
): Promise<T> {
  const place = await placeOf(flags);
  requireStore(place);
  return inStore(place, work);
}

/**
 * {@link withHouse} for commands that make a store where there is none. One that was made and holds
 * nothing afterwards, since the command failed, is taken away again.
 */
export async function withNewHouse<T>(
  flags: StoreFlags,
  work: (house: CommandHouse) => Promise<T>,
): Promise<T> {
  const place = await placeOf(flags);
  sayWhichStore(place, flags.json === true);
  return (place.isThere ? inStore : inNewStore)(place, work);
}
