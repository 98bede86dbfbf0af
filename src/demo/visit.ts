import { engage } from '../access/authorization.ts';
import { DATA_ACCESS } from '../access/life.ts';
import { readRecord } from './record.ts';
import type { DemoDeps } from './seed.ts';

const DAY = 24 * 3_600_000;

/**
 * A start of the demo is its owner using the app, so that a demo which is started now and then
 * never loses access to her data. Written once a day at most: a start has to be quick.
 */
export async function visitDemo({
  store,
  clock,
}: Pick<DemoDeps, 'store' | 'clock'>): Promise<void> {
  const record = await readRecord(store.directory);
  const token = record && (await store.directory.tokenByNo(record.userToken));
  if (token?.user === undefined || token.dataAccess === undefined) return;
  const now = clock.now();
  if (token.dataAccess > now + DATA_ACCESS - DAY) return;
  const owner = { app: token.app, user: token.user };
  await store.transaction((tx) => engage(tx, owner, now));
}
