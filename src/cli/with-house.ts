import { systemClock } from '../config/clock.ts';
import { systemRandom } from '../config/random.ts';
import type { StoreFlags } from '../config/store-config.ts';
import { type House, openHouse } from './house.ts';
import { type Place, placeOf, requireStore, sayWhichStore } from './place.ts';

/**
 * Opens the store that is there, does one thing with it and closes it again. Makes none: for
 * commands that read, or change what must be there.
 * @throws WrongUse where there is no store
 * @throws what {@link openHouse} and `work` throw
 */
export async function withHouse<T>(
  flags: StoreFlags,
  work: (house: House) => Promise<T>,
): Promise<T> {
  const place = await placeOf(flags);
  requireStore(place);
  return opened(place, work);
}

/** {@link withHouse} for commands that make a store where there is none. */
export async function withNewHouse<T>(
  flags: StoreFlags,
  work: (house: House) => Promise<T>,
): Promise<T> {
  const place = await placeOf(flags);
  sayWhichStore(place, flags.json === true);
  return opened(place, work);
}

/** Opens the house of a place, with the clock, the chance and the environment of this process. */
export const openPlace = ({ dataDir }: Pick<Place, 'dataDir'>): Promise<House> =>
  openHouse({ dataDir, clock: systemClock, random: systemRandom, env: process.env });

async function opened<T>(place: Place, work: (house: House) => Promise<T>): Promise<T> {
  const house = await openPlace(place);
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}
