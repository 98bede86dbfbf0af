import { inStrides } from '../../base/in-strides.ts';
import { ACCOUNTS, type InstalledAppRow, type SubscribedAccount } from '../../store/directory.ts';
import type { Store } from '../../store/store.ts';
import { appNamed } from '../apps.ts';
import { operation } from '../operation.ts';
import { integer, list, listOf, object, text, type ValueOf, word } from '../schema.ts';
import { app } from './app.ts';

const AppPage = object('AppPage', 'A Page that gives an app events, and how it stands with them.', {
  page_id: text(),
  name: text(),
  account: word(ACCOUNTS, 'the Page, or its Instagram account by Instagram login'),
  fields: list(text(), 'what it gives'),
  state: word(
    ['active', 'failing', 'given_up'],
    'failing: something is not taken, and tried again; given_up: nothing is sent any more',
  ),
  'failing_since?': text('when what has failed for longest was tried first'),
  'waiting?': integer('conversations in which something is tried again'),
  'next?': text('when it is tried next'),
  'reason?': text('why it was not taken'),
  'given_up_time?': text('when it was, because its callback had failed for too long'),
});

export const listAppPagesOperation = operation({
  id: 'listAppPages',
  words: 'List the Pages that give an app events, and how its webhooks of them stand',
  http: 'GET /apps/{app}/pages',
  takes: { app },
  gives: listOf('AppPageList', AppPage),
  async run({ store }, { app }) {
    const { id } = await appNamed(store.directory, app);
    return { data: pagesOf(store, id) };
  },
  command: 'webhook pages <app>',
  examples: ['webhook pages "My app"'],
  says: () =>
    'No Page gives it anything: `npx convograph webhook give APP --page PAGE --fields messages` does.',
  columns: {
    PAGE: 'page_id',
    NAME: 'name',
    ACCOUNT: 'account',
    STATE: 'state',
    SINCE: ({ failing_since, given_up_time }) => given_up_time ?? failing_since,
    FIELDS: ({ fields }) => fields.join(','),
  },
});

async function* pagesOf(store: Store, app: string) {
  for (const account of ['page', 'instagram'] as const satisfies readonly SubscribedAccount[]) {
    yield* inStrides<InstalledAppRow, ValueOf<typeof AppPage>>({
      read: (last, limit) =>
        store.directory.installedApps.ofApp(app, account, last?.page ?? 0, limit),
      make: (row) => shown(store, row),
    });
  }
}

async function shown(
  store: Store,
  { page: no, app, account, fields, disabled }: InstalledAppRow,
): Promise<ValueOf<typeof AppPage>> {
  const page = await store.directory.pages.byNo(no);
  const about = { page_id: page?.id ?? '', name: page?.name ?? '', account, fields };
  if (disabled !== undefined) {
    return { ...about, state: 'given_up', given_up_time: new Date(disabled).toISOString() };
  }
  const failed = (await store.page(no).deliveries.failures.of(app)).filter(
    ({ attempts }) => attempts > 0,
  );
  const [first] = failed.toSorted((a, b) => a.since - b.since);
  if (!first) return { ...about, state: 'active' };
  return {
    ...about,
    ...{ state: 'failing', failing_since: new Date(first.since).toISOString() },
    ...{ waiting: failed.length, reason: first.reason },
    next: new Date(Math.min(...failed.map(({ next }) => next))).toISOString(),
  };
}
