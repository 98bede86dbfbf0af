import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemClock } from '../base/clock.ts';
import { systemRandom } from '../base/random.ts';
import { firstSaid } from '../config/store-config.ts';
import { type AsOf, asOfMistake, Calendar } from '../graph/declare/calendar.ts';
import { type House, type HouseOptions, openHouse } from '../house/house.ts';
import { holdingSignals } from './hold-signals.ts';
import type { StorePlace } from './place.ts';

/** A store, and what is said of the settings. */
type Storing = Pick<StorePlace, 'dataDir'> &
  Partial<Pick<StorePlace, 'layers' | 'database' | 'mediaDir'>>;

/** Opens the house of a place, with the clock, the chance and the environment of this process. */
export async function openPlace(
  { dataDir, database, mediaDir }: Storing,
  given: Pick<HouseOptions, 'allowTo' | 'webhooks' | 'isReadOnly'> = {},
): Promise<House> {
  const house = await openHouse({
    ...{ dataDir, database, mediaDir },
    ...given,
    clock: systemClock,
    random: systemRandom,
    env: process.env,
  });
  if (house.store.notice !== undefined) process.stderr.write(`${house.store.notice}\n`);
  return house;
}

/** Whoever types a command may ask what runs beside it, and what the settings open. */
async function allowedBy(layers: StorePlace['layers']): Promise<string[]> {
  if (firstSaid(layers, 'allowTo') === undefined) return ['loopback'];
  const { readAllowedPlaces } = await import('../config/config.ts');
  return ['loopback', ...readAllowedPlaces(layers)];
}

/** A house that is open for one command, as of when the settings say that the platform is. */
export type CommandHouse = House & { readonly calendar: Calendar };

async function asOfSaid(layers: StorePlace['layers']): Promise<AsOf> {
  if (firstSaid(layers, 'asOf') === undefined) return 'all';
  const { readAsOf } = await import('../config/config.ts');
  return readAsOf(layers, asOfMistake);
}

/**
 * Opens a store, made where there is none, does one thing with it and closes it again.
 * @throws what {@link openHouse} and `work` throw
 */
export async function inStore<T>(
  { layers = [], ...place }: Storing,
  work: (house: CommandHouse) => Promise<T>,
): Promise<T> {
  const asOf = await asOfSaid(layers);
  const house = await openPlace(place, { allowTo: await allowedBy(layers) });
  try {
    return await work({ ...house, calendar: new Calendar(asOf, house.clock) });
  } finally {
    await house.close();
  }
}

/**
 * As {@link inStore}, for one that is made here: if it holds nothing then, it is taken away again,
 * also when a signal came meanwhile.
 */
export const inNewStore = <T>(
  store: Storing,
  work: (house: CommandHouse) => Promise<T>,
): Promise<T> =>
  holdingSignals(async (requireNone) => {
    const undo = undoing(store.dataDir);
    let isEmpty = true;
    try {
      return await inStore(store, async (house) => {
        try {
          await requireNone();
          return await work(house);
        } finally {
          isEmpty = await holdsNothing(house);
        }
      });
    } finally {
      if (isEmpty) undo();
    }
  });

async function holdsNothing({ store: { directory } }: House): Promise<boolean> {
  const firsts = [
    await directory.pages.after(0, 1),
    await directory.apps.after('', 1),
    await directory.users.after('', 1),
  ];
  return firsts.every(({ length }) => length === 0);
}

/** Takes away of a directory what is not there now, and of those above it the ones that are not. */
function undoing(dataDir: string): () => void {
  const there = entriesOf(dataDir);
  // A file, or a directory that may not be read: it cannot become a store.
  if (!there) return () => undefined;
  const made: string[] = [];
  for (let dir = dataDir; !existsSync(dir); dir = dirname(dir)) made.push(dir);
  return () => {
    for (const name of entriesOf(dataDir) ?? []) {
      if (!there.includes(name)) rmSync(join(dataDir, name), { recursive: true, force: true });
    }
    for (const dir of made) {
      try {
        rmdirSync(dir);
      } catch {
        // Never made, or somebody put something there meanwhile.
        return;
      }
    }
  };
}

/** What is in a directory, nothing where there is none; undefined where that cannot be told. */
function entriesOf(dir: string): string[] | undefined {
  try {
    return existsSync(dir) ? readdirSync(dir) : [];
  } catch {
    return undefined;
  }
}
