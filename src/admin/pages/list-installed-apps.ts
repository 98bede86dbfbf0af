import { ACCOUNTS, type InstalledAppRow } from '../../store/directory.ts';
import type { Store } from '../../store/store.ts';
import { operation } from '../operation.ts';
import { pageNamed } from '../pages.ts';
import { integer, list, listOf, object, text, type ValueOf, word } from '../schema.ts';
import { page } from './page.ts';

const InstalledApp = object('InstalledApp', 'An app that a Page gives events.', {
  app_id: text(),
  name: text(),
  account: word(ACCOUNTS, 'the Page, or its Instagram account by Instagram login'),
  fields: list(text(), 'what it is given'),
  since: integer('number of the newest event of the Page when it came, or came back'),
  'disabled_time?': text('when it was given up, because its callback had failed for too long'),
});

const InstalledAppList = listOf('InstalledAppList', InstalledApp);

export const listInstalledAppsOperation = operation({
  id: 'listInstalledApps',
  words: 'List the apps that a Page gives events',
  http: 'GET /pages/{page}/installed-apps',
  takes: { page },
  gives: InstalledAppList,
  async run({ store }, { page }) {
    const { no } = await pageNamed(store.directory, page);
    const rows = await store.directory.installedApps.rows(no);
    return { data: await Promise.all(rows.map((row) => infoOf(store, row))) };
  },
  command: 'page installs <page>',
  examples: ['page installs "My Page"'],
  says: () =>
    'It gives no app anything: `npx convograph app subscribe APP --page PAGE --fields messages` does.',
  columns: {
    APP: 'app_id',
    NAME: 'name',
    ACCOUNT: 'account',
    FIELDS: ({ fields }) => fields.join(','),
    SINCE: ({ since }) => String(since),
    'GIVEN UP': 'disabled_time',
  },
});

async function infoOf(
  { directory }: Store,
  { app, account, fields, since, disabled }: InstalledAppRow,
): Promise<ValueOf<typeof InstalledApp>> {
  const name = (await directory.apps.byId(app))?.name ?? '';
  return {
    ...{ app_id: app, name, account, fields, since },
    ...(disabled !== undefined && { disabled_time: new Date(disabled).toISOString() }),
  };
}
