import { dirname } from 'node:path';
import type { AccessDeps } from '../access/deps.ts';
import { isShowable } from '../admin/clock/clock.ts';
import type { ClockSetting } from '../base/clock.ts';
import { SUBSCRIPTION_VERSION } from '../graph/declare/versions.ts';
import type { MediaStore } from '../media/media-store.ts';
import type { Transaction } from '../store/store.ts';
import { putClock } from '../store/store-clock.ts';
import type { ReadSeed } from './file/read.ts';
import { type SeedFiles, storeFiles } from './files.ts';
import { reportOf, type SeedReport } from './report.ts';
import { seedApps } from './write/apps.ts';
import { momentFrom } from './write/moment.ts';
import { seedPages } from './write/pages.ts';
import { Seeding } from './write/seeding.ts';
import { seedTokens } from './write/tokens.ts';
import { seedUsers } from './write/users.ts';

/** What a seed file is written with. */
export interface SeedDeps extends Pick<AccessDeps, 'store' | 'vault' | 'clock'> {
  readonly media: Pick<MediaStore, 'put' | 'pictureSize'>;
  /** How the clock shows the `now` of a file, in epoch ms; it stands there without it. */
  readonly showing?: (now: number) => ClockSetting;
}

/**
 * Writes what a seed file says and is not there, in one transaction: the same file again changes
 * nothing, also later, when its relative times would be others.
 * @param path of the file, from which paths in it go
 * @throws SeedError for what cannot be, or is something else than when it was seeded
 */
export async function seedStore(deps: SeedDeps, read: ReadSeed, path: string): Promise<SeedReport> {
  const files = await storeFiles(read, dirname(path), deps.media);
  return deps.store.transaction((tx) => write(tx, deps, read, files), 'own');
}

async function write(
  tx: Transaction,
  { vault, clock, showing = (frozenAt) => ({ frozenAt }) }: SeedDeps,
  { seed, document }: ReadSeed,
  files: SeedFiles,
): Promise<SeedReport> {
  const { now: said } = seed;
  const now = said === undefined ? clock.now() : momentFrom(document, ['now'], said, clock.now());
  if (!isShowable(now)) {
    throw document.errorAt(
      ['now'],
      'The clock can show the years 2000 to 2099: give another moment.',
    );
  }
  const seeding = new Seeding({ tx, vault, document, files, version: SUBSCRIPTION_VERSION }, now);
  if (said !== undefined) {
    const thing = { page: 0, kind: 'clock', id: 'now', path: [] } as const;
    await seeding.once(thing, { now: said }, () => putClock(tx, showing(now)));
  }
  await seedUsers(seeding, seed.users ?? []);
  await seedApps(seeding, seed.apps ?? []);
  await seedPages(seeding, seed.pages ?? []);
  return reportOf(seeding, seed, await seedTokens(seeding, seed));
}
