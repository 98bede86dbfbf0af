import { randomBytes } from 'node:crypto';
import { grant } from '../access/authorization.ts';
import { PLAIN_TOKEN } from '../access/issue.ts';
import { DATA_ACCESS } from '../access/life.ts';
import { SCOPES, TASKS } from '../access/scopes.ts';
import type { Vault } from '../access/vault.ts';
import { INBOX_NAMES } from '../admin/apps.ts';
import type { NewPage } from '../store/directory/pages.ts';
import type { PageRow } from '../store/directory.ts';
import { recordPage } from '../store/page/commands/record-page.ts';
import type { Transaction } from '../store/store.ts';
import { digitsOf } from './ids.ts';
import { instagramTokenRow } from './instagram-token.ts';
import type { DemoFiles } from './shelf.ts';
import { BUSINESS } from './story/story.ts';

/** What stands above the conversations. */
export interface BusinessRows {
  readonly page: PageRow & { readonly instagramId: string };
  readonly appId: string;
  readonly pageToken: number;
  readonly userToken: number;
}

/** Writes the Page, the apps, the person behind them and their tokens. */
export async function foundBusiness(
  tx: Transaction,
  { vault, shelf, now }: { vault: Vault; shelf: DemoFiles; now: number },
): Promise<BusinessRows> {
  const appId = digitsOf('app', 'bot');
  const userId = digitsOf('user', 'rosa');
  for (const [id, name] of [[appId, BUSINESS.botApp] as const, ...INBOX_NAMES]) {
    // Never seeded: whoever can read this file must not know the secrets of a running server.
    const sealed = () => vault.seal(randomBytes(16).toString('hex'));
    await tx.directory.apps.add({ id, name, secret: sealed(), instagramSecret: sealed() });
  }
  const page = await addPage(tx, appId, shelf, now);
  await tx.directory.users.add({
    id: userId,
    name: BUSINESS.owner,
    profile: { email: BUSINESS.ownerEmail, picture: shelf.profile6.media },
  });
  await tx.directory.users.putRole({ page: page.no, user: userId, tasks: TASKS });
  await tx.directory.apps.putRole(appId, userId, 'administrator');
  await grant(tx, { app: appId, user: userId }, SCOPES);
  const common = {
    ...PLAIN_TOKEN,
    app: appId,
    user: userId,
    scopes: SCOPES,
    issued: now,
    dataAccess: now + DATA_ACCESS,
    longLived: true,
  };
  const pageToken = Number(digitsOf('token', 'page'));
  const userToken = Number(digitsOf('token', 'user'));
  await tx.directory.tokens.add({
    ...common,
    no: pageToken,
    kind: 'page',
    page: page.no,
    tasks: TASKS,
  });
  await tx.directory.tokens.add({
    ...common,
    no: userToken,
    kind: 'user',
  });
  await tx.directory.tokens.add(instagramTokenRow(appId, page.no, now));
  return { page, appId, pageToken, userToken };
}

async function addPage(
  tx: Transaction,
  appId: string,
  shelf: DemoFiles,
  now: number,
): Promise<BusinessRows['page']> {
  const id = digitsOf('page', 'kiln-and-clover');
  const instagramId = `17841${digitsOf('instagram account', 'kiln-and-clover')}`;
  const page: NewPage = {
    id,
    name: BUSINESS.page,
    instagramId,
    instagramUsername: BUSINESS.username,
    mode: 'archive',
    limits: 'off',
    defaultApp: appId,
    takers: [appId],
    refuse: undefined,
    profile: {
      category: BUSINESS.category,
      username: BUSINESS.username.replaceAll('.', ''),
      picture: shelf.page.media,
    },
  };
  return { ...(await recordPage(tx, id, () => page, now)), instagramId };
}
