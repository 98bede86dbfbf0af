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
    return { data: (await directory.subscriptions.of(id)).map(subscriptionInfo) };
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
  },
});
