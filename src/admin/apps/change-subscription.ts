import { SUBSCRIPTION_VERSION } from '../../graph/declare/versions.ts';
import type { SubscriptionRow } from '../../store/directory.ts';
import { appNamed } from '../apps.ts';
import { noCallback } from '../callbacks/sent.ts';
import { operation } from '../operation.ts';
import { byDefault, list, text } from '../schema.ts';
import { app } from './app.ts';
import { checkedFields, requireAddress } from './subscribe-app.ts';
import { Subscription, subscribedObject, subscriptionInfo } from './subscription.ts';

export const changeSubscriptionOperation = operation({
  id: 'changeSubscription',
  words: 'Change what an app is subscribed to, and no Page with it',
  http: 'PATCH /apps/{app}/subscriptions/{object}',
  takes: {
    app,
    object: byDefault(subscribedObject, 'page'),
    'fields?': list(text(), 'these and no others', { flag: '--fields <names>', none: 'none' }),
    'callback_url?': text('where they go from now on', '--callback <url>'),
    'verify_token?': text('what the callback knows a handshake by'),
  },
  gives: Subscription,
  run: async ({ store, vault }, { app, object, fields, callback_url, verify_token }) => {
    if (callback_url !== undefined) requireAddress(callback_url);
    const names = fields?.length === 0 ? [] : checkedFields(object, fields);
    return store.transaction(async (tx) => {
      const { id } = await appNamed(tx.reader, app);
      const before = await tx.reader.subscriptions.one(id, object);
      if (!before) throw noCallback(id, object);
      const isAnother = callback_url !== undefined && callback_url !== before.callback;
      const row: SubscriptionRow = {
        ...before,
        ...(callback_url !== undefined && { callback: callback_url }),
        ...(verify_token !== undefined && { verifyToken: vault.seal(verify_token) }),
        fields: names ? fieldsOf(before, names) : before.fields,
        // Who is another, or is to know another word, is asked anew.
        verified: isAnother || verify_token !== undefined ? undefined : before.verified,
      };
      await tx.directory.subscriptions.put(row);
      return subscriptionInfo(row);
    });
  },
  command: 'webhook set <app>',
  examples: [
    'webhook set "My app" --fields messages,messaging_postbacks',
    'webhook set "My app" --object instagram --callback http://localhost:3000/instagram',
  ],
  note: 'An event of a Page needs its field here and in what the Page gives: `webhook give` changes that.',
  says: ({ app_id, object, callback_url, fields }) =>
    `App ${app_id} gets ${fields.join(', ') || 'nothing'} of ${object} at ${callback_url}`,
});

/** Those that stay keep the version that they came with. */
const fieldsOf = ({ fields }: SubscriptionRow, names: readonly string[]) =>
  [...new Set(names)].map(
    (name) =>
      fields.find((field) => field.name === name) ?? { name, version: SUBSCRIPTION_VERSION },
  );
