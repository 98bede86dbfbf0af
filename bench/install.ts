import type { AccessDeps } from '../src/access/deps.ts';
import { recordInstalled } from '../src/store/page/commands/record-installed.ts';

const FIELDS = ['messages', 'message_echoes'];

/** Who is told of what. */
interface Installation {
  /** Id of the app. */
  readonly app: string;
  readonly page: { readonly no: number };
  /** Where it is told; it has answered a handshake. */
  readonly callback: string;
}

/** Has an app told of the messages of a Page, those that the Page sends too. */
export async function install(
  { store, vault, clock }: Pick<AccessDeps, 'store' | 'vault' | 'clock'>,
  { app, page, callback }: Installation,
): Promise<void> {
  const now = clock.now();
  await store.transaction(async (tx) => {
    await tx.directory.subscriptions.put({
      ...{ app, object: 'page', callback, active: true, includeValues: true, verified: now },
      verifyToken: vault.seal('bench'),
      fields: FIELDS.map((name) => ({ name, version: 'v26.0' })),
    });
    await recordInstalled(tx, { page: page.no, account: 'page', app }, FIELDS, now);
  });
}
