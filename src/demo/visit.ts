import { engage, grant } from '../access/authorization.ts';
import { DATA_ACCESS } from '../access/life.ts';
import { SCOPES } from '../access/scopes.ts';
import type { TokenRow } from '../store/directory.ts';
import type { Transaction } from '../store/store.ts';
import { digitsOf } from './ids.ts';
import { instagramTokenOf, instagramTokenRow } from './instagram-token.ts';
import { readDemoRecord, writeDemoRecord } from './record.ts';
import type { DemoDeps } from './seed.ts';

const DAY = 24 * 3_600_000;

/**
 * A start of the demo is its owner using the app: access to her data goes on for 90 days, and
 * tokens that were ended for good, by somebody who tried how that is, get successors. Written only
 * when something is to change, and once a day at most: a start has to be quick.
 */
export async function visitDemo({
  store,
  clock,
}: Pick<DemoDeps, 'store' | 'clock'>): Promise<void> {
  const record = await readDemoRecord(store.directory);
  if (!record) return;
  const { pageToken, userToken } = record;
  const page = await store.directory.tokens.byNo(pageToken);
  const user = await store.directory.tokens.byNo(userToken);
  const instagram = await store.directory.tokens.byNo(instagramTokenOf(record));
  const now = clock.now();
  if (!page || !user) return;
  const isFresh = instagram && [page, user, instagram].every((token) => !isStale(token, now));
  if (isFresh) return;
  await store.transaction(async (tx) => {
    await writeDemoRecord(tx.directory, {
      ...record,
      pageToken: await living(tx, page, now),
      userToken: await living(tx, user, now),
      ...(instagram && { instagramToken: await living(tx, instagram, now) }),
    });
    // A store that was made before there was one.
    if (!(instagram || (await tx.reader.tokens.byNo(instagramTokenOf({}))))) {
      await tx.directory.tokens.add(instagramTokenRow(page.app, record.page, now));
    }
    if (user.user !== undefined) await engage(tx, { app: user.app, user: user.user }, now);
  });
}

const isStale = ({ revoked, dataAccess }: TokenRow, now: number): boolean =>
  revoked !== undefined || (dataAccess !== undefined && dataAccess <= now + DATA_ACCESS - DAY);

/** The number of a token, or of its successor when it was revoked. */
async function living(tx: Transaction, token: TokenRow, now: number): Promise<number> {
  const { no, kind, app, user, revoked, dataAccess } = token;
  if (revoked === undefined) return no;
  const next = Number(digitsOf('token', `${kind} after ${no}`));
  const access = dataAccess === undefined ? undefined : now + DATA_ACCESS;
  await tx.directory.tokens.add({ ...token, no: next, issued: now, dataAccess: access });
  if (user !== undefined) await grant(tx, { app, user }, SCOPES);
  return next;
}
