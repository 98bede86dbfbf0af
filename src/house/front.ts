import { resolve } from 'node:path';
import { version } from '../base/version.ts';
import { demoCalls } from '../demo/calls.ts';
import { demoFacts } from '../demo/facts.ts';
import type { FrontFacts, ShownId } from '../server/front/view.ts';
import type { AppRow, PageRow } from '../store/directory.ts';
import { copyable } from './copyable.ts';
import type { Household } from './house.ts';

/** Pages and apps that are shown of a store. */
const SHOWN = 12;

/**
 * What the front page tells of a house: of the demo its ids, since nothing in it is anybody's; of a
 * store of one's own the Pages and apps, where nobody but this machine can ask.
 * @param isPrivate whether the server listens on this machine alone, under no public name
 * @param hasConsole whether the server offers one
 * @param root where it speaks https: the certificate by which it is trusted
 */
export async function frontFacts(
  house: Household,
  isPrivate: boolean,
  hasConsole: boolean,
  root?: string,
): Promise<FrontFacts> {
  const rootFile = isPrivate ? root : undefined;
  const demo = await demoFacts(house.store, house.vault);
  if (demo) {
    return {
      version: version(),
      hasConsole,
      rootFile,
      served: `What is served is ${demo.pageName}, a small invented business.`,
      ids: [
        { what: 'Page', id: demo.pageId, name: demo.pageName },
        { what: 'Instagram', id: demo.instagramId },
        { what: 'App', id: demo.appId },
        { what: 'Page Inbox', id: demo.inboxAppId },
        { what: 'PSID', id: demo.psid },
        { what: 'IGSID', id: demo.igsid },
        { what: 'Conversation', id: demo.conversationId },
        { what: 'on Instagram', id: demo.instagramConversationId },
        { what: 'Message', id: demo.messageId },
      ],
      more: 0,
      calls: demoCalls(demo),
      token: 'the start printed one: Page token',
    };
  }
  const { directory } = house.store;
  const pages = await directory.pages.after(0, SHOWN);
  const apps = await directory.apps.after('', SHOWN);
  const counts = await directory.pages.counts();
  const ids = isPrivate ? [...pages.flatMap(idsOfPage), ...apps.map(idOfApp)] : [];
  const all = isPrivate ? counts.pages + counts.accounts + counts.apps : 0;
  const [first] = isPrivate ? pages : [];
  const elsewhere =
    isPrivate && house.dataDir !== undefined && resolve(house.dataDir) !== resolve('.convograph')
      ? resolve(house.dataDir)
      : undefined;
  const page = first?.id ?? 'PAGE';
  return {
    version: version(),
    hasConsole,
    rootFile,
    served:
      pages.length === 0
        ? 'There is no Page in this store yet.'
        : 'What is served is a store of your own.',
    ids: ids.slice(0, SHOWN),
    more: Math.max(all - SHOWN, 0),
    calls: [
      {
        title: 'The newest conversations',
        path: `${page}/conversations?fields=updated_time,snippet&limit=3`,
      },
      {
        title: 'Their newest messages',
        path: `${page}/conversations?fields=messages.limit(2){from,message}&limit=3`,
      },
    ],
    token: copyable(`token create --page ${page}`, elsewhere),
  };
}

const idsOfPage = ({ id, name, instagramId, instagramUsername }: PageRow): ShownId[] => [
  { what: 'Page', id, name },
  ...(instagramId === undefined
    ? []
    : [{ what: 'Instagram', id: instagramId, name: instagramUsername && `@${instagramUsername}` }]),
];

const idOfApp = ({ id, name }: AppRow): ShownId => ({ what: 'App', id, name });
