import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { systemClock } from '../../../src/base/clock.ts';
import { systemRandom } from '../../../src/base/random.ts';
import { openHouse } from '../../../src/house/house.ts';
import { type Claim, missing } from '../claims.ts';
import { faults } from '../sound.ts';
import type { Image } from './disk.ts';
import { DATA } from './record.ts';
import { untold } from './webhooks.ts';

/**
 * Writes what a power cut left to a directory, opens it as the server does, and gives what is wrong
 * with it, in words.
 */
export async function check(
  image: Image,
  disk: string,
  claims: readonly Claim[],
): Promise<string[]> {
  rmSync(disk, { recursive: true, force: true });
  mkdirSync(disk);
  for (const [path, bytes] of image) {
    const to = join(disk, path);
    mkdirSync(bytes ? dirname(to) : to, { recursive: true });
    if (bytes) writeFileSync(to, bytes);
  }
  const data = join(disk, DATA);
  try {
    const spec = { dataDir: data, clock: systemClock, random: systemRandom, env: {} };
    await (await openHouse(spec)).close();
    const database = new DatabaseSync(join(data, 'convograph.db'));
    try {
      const found = faults(database);
      if (found.length > 0) return found;
      return [...missing(claims, data, database), ...untold(claims, database)];
    } finally {
      database.close();
    }
  } catch (error) {
    return [`does not open: ${(error as Error).message}`];
  }
}
