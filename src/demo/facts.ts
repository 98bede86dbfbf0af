import { instagramSecretOf } from '../access/client.ts';
import { tokenText } from '../access/token-text.ts';
import type { Vault } from '../access/vault.ts';
import { INBOX_APPS } from '../messaging/inbox-apps.ts';
import type { Store } from '../store/store.ts';
import { instagramTokenOf } from './instagram-token.ts';
import { readDemoRecord } from './record.ts';

/** What someone needs to try the demo. */
export interface DemoFacts {
  readonly appId: string;
  readonly appSecret: string;
  /** What Instagram login has in its place. */
  readonly instagramSecret: string;
  readonly inboxAppId: string;
  readonly pageId: string;
  readonly pageName: string;
  readonly pageToken: string;
  readonly userToken: string;
  /** Of Instagram login, for the host of Instagram. */
  readonly instagramToken: string;
  readonly instagramId: string;
  /** The one who wrote most, and another who wrote within the last day. */
  readonly psid: string;
  readonly sendPsid: string;
  readonly igsid: string;
  readonly conversationId: string;
  readonly instagramConversationId: string;
  readonly messageId: string;
}

/** The facts of the demo in a store, or undefined where none was seeded, or its Page was deleted. */
export async function demoFacts(store: Store, vault: Vault): Promise<DemoFacts | undefined> {
  const record = await readDemoRecord(store.directory);
  if (!record) return undefined;
  const page = await store.directory.pages.byNo(record.page);
  const app = await store.directory.apps.byId(record.appId);
  if (!page?.instagramId || !app) return undefined;
  const { psid, sendPsid, igsid, conversationId, instagramConversationId, messageId } = record;
  return {
    appId: app.id,
    appSecret: vault.unseal(app.secret),
    instagramSecret: vault.unseal(instagramSecretOf(app)),
    inboxAppId: INBOX_APPS.MESSENGER,
    pageId: page.id,
    pageName: page.name,
    pageToken: tokenText({ kind: 'page', no: record.pageToken }, vault),
    userToken: tokenText({ kind: 'user', no: record.userToken }, vault),
    instagramToken: tokenText({ kind: 'instagram', no: instagramTokenOf(record) }, vault),
    instagramId: page.instagramId,
    psid,
    sendPsid,
    igsid,
    conversationId,
    instagramConversationId,
    messageId,
  };
}
