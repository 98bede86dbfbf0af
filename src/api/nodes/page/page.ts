import { holdsScope } from '../../../access/app-review.ts';
import { tokenText } from '../../../access/token-text.ts';
import type { Call } from '../../../graph/execute/call.ts';
import type { PageRow } from '../../../store/directory.ts';
import { DOCUMENTED } from '../../documented/names.ts';
import { declare, type Services } from '../../services.ts';
import {
  type InstagramAccount,
  instagramAccountType,
} from '../instagram-account/instagram-account.ts';
import { pageProfile } from '../messenger-profile/messenger-profile.ts';
import { picture } from '../picture/picture.ts';
import { conversationsEdge } from './conversations.ts';
import { extendThreadControl } from './extend-thread-control.ts';
import { messageAttachments } from './message-attachments.ts';
import { featureStatusType } from './messaging-feature-status.ts';
import { moderateConversations } from './moderate-conversations.ts';
import { passThreadControl } from './pass-thread-control.ts';
import { pagePersonas } from './personas.ts';
import { linkingRecipient } from './recipient.ts';
import { releaseThreadControl } from './release-thread-control.ts';
import { requestThreadControl } from './request-thread-control.ts';
import { secondaryReceivers } from './secondary-receivers.ts';
import { sendMessages } from './send-messages.ts';
import { pageApps } from './subscribed-apps.ts';
import { takeThreadControl } from './take-thread-control.ts';
import { threadOwner } from './thread-owner.ts';
import { unlinkAccounts } from './unlink-accounts.ts';

const { list, loaded, object, scalar } = declare;

/** A Page as a caller sees it. */
export interface PageNode {
  readonly row: PageRow;
  /** What the caller may do on it. */
  readonly tasks: readonly string[];
}

/** The Page token that this caller is handed for a Page, if any (wire.md 5.1, 5.15). */
function pageToken({ row, tasks }: PageNode, call: Call<Services>): string | undefined {
  const { caller, vault } = call.services;
  if (caller.kind === 'page') return caller.token;
  const shown = holdsScope(caller, 'pages_show_list', row) && tasks.length > 0;
  return shown ? tokenText({ kind: 'derived', no: caller.no, page: row.no }, vault) : undefined;
}

/** A Facebook Page (wire.md 5.1). */
export const pageType = declare.node<PageNode>('Page', 'A Facebook Page.', {
  id: ({ row }) => row.id,
  documented: DOCUMENTED.Page,
  standard: ['name'],
  fields: [
    scalar('name', 'string', 'Its name.', ({ row }) => row.name),
    scalar(
      'access_token',
      'string',
      'A Page access token, for somebody with a task on the Page.',
      pageToken,
    ),
    scalar('username', 'string', 'Its username.', ({ row }) => row.profile.username),
    scalar(
      'link',
      'string',
      'Its address.',
      ({ row }) => `https://www.facebook.com/${row.profile.username ?? row.id}`,
    ),
    scalar('category', 'string', 'What it does.', ({ row }) => row.profile.category),
    list<PageNode, string>(
      'category_list',
      () => categoryType,
      'What it does, as a list.',
      (nodes) => nodes.map(({ row }) => (row.profile.category ? [row.profile.category] : [])),
      { bare: true },
    ),
    scalar(
      'tasks',
      'object',
      'What the caller may do on it.',
      ({ tasks }) => (tasks.length > 0 ? tasks : undefined),
      { metadataType: 'list<string>' },
    ),
    picture(({ row }) => row.profile.picture),
    object<PageNode, InstagramAccount>(
      'instagram_business_account',
      () => instagramIdType,
      'The linked Instagram account.',
      (nodes) => nodes.map(({ row }) => (row.instagramId ? { row } : undefined)),
    ),
    object<PageNode, PageRow>(
      'messaging_feature_status',
      () => featureStatusType,
      'Which generation of thread control the Page uses.',
      (nodes) => nodes.map(({ row }) => row),
    ),
    loaded<PageNode, 'int'>(
      'unread_message_count',
      'int',
      'Messages in the inbox that the Page has not read.',
      async (nodes, call) => {
        const { pageStore } = call.services;
        const unread = await pageStore.conversations.unread(
          call.services.insidersOf('readConversations', 'MESSENGER'),
        );
        return nodes.map(() => unread);
      },
    ),
    loaded<PageNode, 'bool'>(
      'is_webhooks_subscribed',
      'bool',
      'Whether the app of the token gets events of it.',
      async (nodes, { services: { store, caller } }) => {
        const { installedApps } = store.directory;
        const found = await Promise.all(
          nodes.map(({ row }) => installedApps.one(row.no, 'page', caller.app.id)),
        );
        return found.map(
          (installed) => installed !== undefined && installed.disabled === undefined,
        );
      },
    ),
    loaded<PageNode, 'string'>(
      'recipient',
      'string',
      'PSID of whoever links an account, with the parameter `account_linking_token`.',
      (nodes, call) => Promise.all(nodes.map(({ row }) => linkingRecipient(row, call))),
      { metadataType: 'numeric string' },
    ),
    conversationsEdge('conversations', { home: 'MESSENGER' }),
    conversationsEdge('threads', { home: 'MESSENGER' }),
    threadOwner,
    secondaryReceivers,
    pageApps.edge,
    pagePersonas.edge,
    pageProfile.edge,
  ],
  operations: [
    sendMessages,
    messageAttachments,
    moderateConversations,
    ...[passThreadControl, takeThreadControl, requestThreadControl],
    ...[releaseThreadControl, extendThreadControl],
    unlinkAccounts,
    ...pageApps.operations,
    ...pagePersonas.operations,
    ...pageProfile.operations,
  ],
});

const categoryType = declare.node<string>('PageCategory', 'What a Page does.', {
  documented: DOCUMENTED.PageCategory,
  id: (name) => String(1000 + [...name].reduce((sum, c) => sum + (c.codePointAt(0) ?? 0), 0)),
  fields: [scalar('name', 'string', 'Its name.', (name) => name)],
});

/** The linked account as a Page answers it: by default its id alone (wire.md 5.1). */
const instagramIdType: typeof instagramAccountType = {
  ...instagramAccountType,
  variant: 'linked',
};
