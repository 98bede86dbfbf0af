import type { Directory, SubscriptionRow } from '../../store/directory.ts';
import { appNamed } from '../apps.ts';
import { operation } from '../operation.ts';
import { app } from './app.ts';
import { SubscriptionList, subscriptionInfo } from './subscription.ts';

export const listSubscriptionsOperation = operation({
  id: 'listSubscriptions',
  words: 'List what an app is subscribed to',
  http: 'GET /apps/{app}/subscriptions',
  takes: { app },
  gives: SubscriptionList,
  async run({ store: { directory } }, { app }) {
    const { id } = await appNamed(directory, app);
    const rows = await directory.subscriptions.of(id);
    const data = rows.map(async (row) => subscriptionInfo(row, await givenUp(directory, row)));
    return { data: await Promise.all(data) };
  },
  command: 'app subscriptions <app>',
  examples: ['app subscriptions "My app"'],
  says: () =>
    'It is subscribed to nothing: `npx convograph app subscribe APP --callback URL --fields messages` subscribes it.',
  columns: {
    OBJECT: 'object',
    CALLBACK: 'callback_url',
    FIELDS: ({ fields }) => fields.join(','),
    VERIFIED: 'verified_time',
    'GIVEN UP BY': ({ given_up_by = [] }) => given_up_by.map(({ page_id }) => page_id).join(','),
  },
});

/** Rows that are read at once. */
const STRIDE = 500;

/** The Pages that gave an app up; Instagram's events come by way of the Page, too. */
async function givenUp(directory: Directory, { app, object }: SubscriptionRow) {
  const accounts = object === 'instagram' ? (['page', 'instagram'] as const) : (['page'] as const);
  const found = new Map<string, string>();
  for (const account of accounts) {
    for (let after = 0, more = true; more; ) {
      const rows = await directory.installedApps.ofApp(app, account, after, STRIDE);
      for (const { page, disabled } of rows) {
        const id = disabled === undefined ? undefined : (await directory.pages.byNo(page))?.id;
        if (id !== undefined) found.set(id, new Date(disabled ?? 0).toISOString());
      }
      after = rows.at(-1)?.page ?? after;
      more = rows.length === STRIDE;
    }
  }
  return [...found].map(([page_id, time]) => ({ page_id, time }));
}
