import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreFlags } from '../config/store-config.ts';
import type { House } from '../house/house.ts';
import { holdingSignals } from './hold-signals.ts';
import { inNewStore, inStore } from './open-store.ts';
import { placeOf, sayWhichStore } from './place.ts';
import { withHouse } from './with-house.ts';

/** How an import takes its store. */
interface Making {
  /** Whether a store is made where there is none. */
  readonly create: boolean;
  /** Whether nothing is written. */
  readonly dryRun: boolean;
}

/**
 * Opens the store of an import, does it, and closes it again. A store that was made for it and holds
 * nothing afterwards is taken away again; one for a dry run lies elsewhere and always is.
 * @throws what opening a house and `work` throw
 */
export async function withImportStore<T>(
  flags: StoreFlags,
  { create, dryRun }: Making,
  work: (house: House) => Promise<T>,
): Promise<T> {
  if (!create) return withHouse(flags, work);
  const place = await placeOf(flags);
  if (place.isThere) {
    sayWhichStore(place, flags.json === true);
    return inStore(place, work);
  }
  return dryRun ? inPassingStore(work) : inNewStore(place, work);
}

const inPassingStore = <T>(work: (house: House) => Promise<T>): Promise<T> =>
  holdingSignals(async (requireNone) => {
    const folder = mkdtempSync(join(tmpdir(), 'convograph-dry-run-'));
    try {
      return await inStore({ dataDir: folder }, async (house) => {
        await requireNone();
        return work(house);
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
