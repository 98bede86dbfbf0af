import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Vault } from '../access/vault.ts';
import { type Scheduler, systemScheduler } from '../base/scheduler.ts';
import { readEnv, type Variables } from '../config/env.ts';
import { readKey } from '../config/store-config.ts';
import { DiskFiles } from '../media/disk-files.ts';
import { MediaStore } from '../media/media-store.ts';
import type { Store } from '../store/store.ts';
import { DATABASE } from './find-store.ts';
import { openedStore } from './house.ts';

/** What is kept of a house, open, without anybody who lives in it. */
export interface KeptStore {
  readonly store: Store;
  /** None where the key is not there. */
  readonly vault: Vault | undefined;
  readonly media: MediaStore;
}

/**
 * Opens the store of a directory that has one, for whoever looks after it: nothing runs, no key is made,
 * and one that does not fit is no hindrance.
 * @throws ConfigError, and Failure for what stands in the way
 */
export async function openKept(
  dataDir: string,
  env: Variables,
  scheduler: Scheduler = systemScheduler,
): Promise<KeptStore> {
  const key = readKey(readEnv(env)) ?? keyIn(dataDir);
  const store = await openedStore(join(dataDir, DATABASE), scheduler, undefined);
  const vault = key === undefined ? undefined : new Vault(key);
  const media = new MediaStore(
    new DiskFiles(join(dataDir, 'media')),
    vault?.mediaKey ?? Buffer.alloc(32),
  );
  return { store, vault, media };
}

function keyIn(dataDir: string): string | undefined {
  const file = join(dataDir, 'key');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
