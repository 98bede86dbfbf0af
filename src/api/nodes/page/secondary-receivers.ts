import { GraphError } from '../../../graph/errors/error.ts';
import { INBOX_APPS } from '../../../messaging/inbox-apps.ts';
import { isReceiver } from '../../../messaging/thread-control/gates.ts';
import { controlSettingOf } from '../../../store/page/control-setting.ts';
import type { Platform } from '../../../store/page/platform.ts';
import { needing } from '../../needs.ts';
import { declare, type Services } from '../../services.ts';

const { scalar } = declare;

/** An app that shares a Page's conversations. */
interface Receiver {
  readonly id: string;
  readonly name: string;
}

const receiverType = declare.node<Receiver>('Application', 'An app that shares conversations.', {
  variant: 'a receiver',
  id: ({ id }) => id,
  fields: [scalar('name', 'string', 'Its name.', ({ name }) => name)],
});

/** The Page's secondary receivers, by the older Handover Protocol (wire.md 5.10). */
export const secondaryReceivers = declare.edge<unknown, Receiver>(
  'secondary_receivers',
  () => receiverType,
  'Apps that share the conversations with the Primary Receiver, or default app, which alone may ask.',
  {
    paged: false,
    until: 'v25.0',
    instead:
      '`GET /{page-id}/thread_owner` for who has a conversation; which apps share a Page stands in its settings alone',
    defaults: ['id', 'name'],
    params: [
      {
        name: 'platform',
        type: 'enum {INSTAGRAM, MESSENGER}',
        description: 'Whose inbox is one of them; MESSENGER where nothing is said.',
      },
    ],
    ...needing<unknown>('readThreadOwner', () => undefined),
    async load(nodes, args, { services }) {
      const items = await receivers(platformOf(args.get('platform')), services);
      return nodes.map(() => ({ items, hasNext: false, hasPrevious: false }));
    },
  },
);

/** @throws GraphError `enumParameter` (100) */
function platformOf(given = 'MESSENGER'): Platform {
  const word = given.toUpperCase();
  if (word === 'MESSENGER' || word === 'INSTAGRAM') return word;
  const values = 'INSTAGRAM, MESSENGER';
  throw new GraphError('enumParameter', { param: 'platform', values, got: given });
}

/**
 * The Page's apps but the primary, and its inbox behind them.
 * @throws GraphError `receiversOnly` (100/2018171), `secondaryHidden` (100/2018234), `handoverDisabled`
 */
async function receivers(
  platform: Platform,
  { page, caller, store }: Services,
): Promise<readonly Receiver[]> {
  const { installedApps, apps } = store.directory;
  const ids = (await installedApps.of(page.no)).map(({ id }) => id);
  const setting = controlSettingOf(page, platform, ids);
  const { primaryReceiver, defaultApp } = setting;
  if (primaryReceiver !== undefined && defaultApp !== undefined) {
    throw new GraphError('handoverDisabled');
  }
  // Who is the default app has the role that a Primary Receiver had (wire.md 7.4).
  const primary = primaryReceiver ?? defaultApp;
  if (primary !== caller.app.id) {
    const isHidden = primary !== undefined && isReceiver(setting, caller.app.id);
    throw new GraphError(isHidden ? 'secondaryHidden' : 'receiversOnly');
  }
  const others: Receiver[] = [];
  for (const id of ids) {
    const app = id === caller.app.id ? undefined : await apps.byId(id);
    if (app) others.push({ id, name: app.name });
  }
  const name = platform === 'INSTAGRAM' ? 'Instagram Inbox' : 'Page Inbox';
  return [...others, { id: INBOX_APPS[platform], name }];
}
