import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyFile } from '../access/key-file.ts';
import { Vault } from '../access/vault.ts';
import { makeDir } from '../base/make-dir.ts';
import { type Scheduler, systemScheduler } from '../base/scheduler.ts';
import { readEnv, type Variables } from '../config/env.ts';
import { readKey } from '../config/store-config.ts';
import { MediaStore } from '../media/media-store.ts';
import type { Store } from '../store/store.ts';
import { prepareDataDir } from './data-dir.ts';
import { DATABASE } from './find-store.ts';
import { openedStore } from './house.ts';
import { type MediaPlace, mediaFilesOf } from './media-of.ts';

/** What is kept of a house, open, without anybody who lives in it. */
export interface KeptStore {
  readonly store: Store;
  /** None where the key is not there. */
  readonly vault: Vault | undefined;
  readonly media: MediaStore;
}

/** Where it is: a directory, and the address of the database that its rows are kept in, where one is. */
interface KeptPlace extends MediaPlace {
  readonly database?: string | undefined;
}

/**
 * Makes the directory of a store that is to be copied there, with keys of its own.
 * @throws WrongUse for a directory that holds other things; Error of the file system
 */
export function prepareKept({ dataDir, database }: KeptPlace, envKey: string | undefined): void {
  if (database === undefined) prepareDataDir(dataDir, join(dataDir, DATABASE));
  else makeDir(dataDir);
  if (envKey === undefined) keyFile(dataDir, 'key');
  keyFile(dataDir, 'control-key');
}

/**
 * Opens the store of a directory that has one, for whoever looks after it: nothing runs, no key is made,
 * and one that does not fit is no hindrance.
 * @throws ConfigError, and Failure for what stands in the way
 */
export async function openKept(
  { dataDir, database, mediaDir }: KeptPlace,
  env: Variables,
  scheduler: Scheduler = systemScheduler,
): Promise<KeptStore> {
  const key = readKey(readEnv(env)) ?? keyIn(dataDir);
  const store = await openedStore(database ?? join(dataDir, DATABASE), scheduler, undefined);
  const vault = key === undefined ? undefined : new Vault(key);
  try {
    const files = await mediaFilesOf(store, { dataDir, mediaDir });
    const media = new MediaStore(files, vault?.mediaKey ?? Buffer.alloc(32));
    return { store, vault, media };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function keyIn(dataDir: string): string | undefined {
  const file = join(dataDir, 'key');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
