import { systemClock } from '../config/clock.ts';
import { systemRandom } from '../config/random.ts';
import { readStoreConfig, type StoreFlags } from '../config/store-config.ts';
import { type House, openHouse } from './house.ts';

/**
 * Opens the store that the flags name, does one thing with it and closes it again.
 * @throws what {@link openHouse} and `work` throw
 */
export async function withHouse<T>(
  flags: StoreFlags,
  work: (house: House) => Promise<T>,
): Promise<T> {
  const { dataDir } = readStoreConfig(flags);
  const house = await openHouse({
    dataDir,
    clock: systemClock,
    random: systemRandom,
    env: process.env,
  });
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}
