import { existsSync, mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { StoreFlags } from '../config/store-config.ts';
import { isStore } from './find-store.ts';
import type { House } from './house.ts';
import { placeOf, sayWhichStore } from './place.ts';
import { openPlace, withHouse } from './with-house.ts';

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
  if (isStore(place.dataDir)) {
    sayWhichStore(place, flags.json === true);
    return inStore(place.dataDir, work);
  }
  if (dryRun) {
    const folder = mkdtempSync(join(tmpdir(), 'convograph-dry-run-'));
    try {
      return await inStore(folder, work);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const undo = undoing(place.dataDir);
  let isEmpty = true;
  try {
    return await inStore(place.dataDir, async (house) => {
      try {
        return await work(house);
      } finally {
        const { directory } = house.store;
        isEmpty = (await directory.pages()).length + (await directory.apps()).length === 0;
      }
    });
  } finally {
    if (isEmpty) undo();
  }
}

async function inStore<T>(dataDir: string, work: (house: House) => Promise<T>): Promise<T> {
  const house = await openPlace({ dataDir });
  try {
    return await work(house);
  } finally {
    await house.close();
  }
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
