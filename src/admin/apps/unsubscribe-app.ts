import { SUBSCRIBED_OBJECTS } from '../../store/directory.ts';
import { recordUninstalled } from '../../store/page/commands/record-uninstalled.ts';
import { appNamed } from '../apps.ts';
import { operation } from '../operation.ts';
import { pageNamed } from '../pages.ts';
import { list, object, text } from '../schema.ts';
import { app } from './app.ts';
import { subscribedObject } from './subscription.ts';

const Unsubscribed = object('Unsubscribed', '', {
  app_id: text(),
  objects: list(text(), 'what it was subscribed to and is no more'),
  'page_id?': text('the Page that gives it nothing any more'),
});

export const unsubscribeAppOperation = operation({
  id: 'unsubscribeApp',
  words: 'End subscriptions of an app, or take it from a Page',
  // No DELETE: many clients send none with a body.
  http: 'POST /apps/{app}/unsubscribe',
  takes: {
    app,
    'object?': subscribedObject,
    'page?': text(
      'a Page (id or exact name) that gives the app nothing any more; its subscriptions stay',
    ),
  },
  gives: Unsubscribed,
  run: ({ store, clock }, { app, object, page: pageText }) =>
    store.transaction(async (tx) => {
      const { id } = await appNamed(tx.reader, app);
      if (pageText !== undefined) {
        const page = await pageNamed(tx.reader, pageText);
        const account = object === 'instagram' ? 'instagram' : 'page';
        await recordUninstalled(tx, { page: page.no, account, app: id }, clock.now());
        return { app_id: id, objects: [], page_id: page.id };
      }
      const ended = [];
      for (const each of object ? [object] : SUBSCRIBED_OBJECTS) {
        if (await tx.reader.subscriptions.one(id, each)) ended.push(each);
        await tx.directory.subscriptions.remove(id, each);
      }
      return { app_id: id, objects: ended };
    }),
  command: 'app unsubscribe <app>',
  examples: [
    'app unsubscribe "My app"',
    'app unsubscribe "My app" --object instagram',
    'app unsubscribe "My app" --page "My Page"',
  ],
  says: ({ app_id, objects, page_id }) =>
    page_id === undefined
      ? `App ${app_id} is subscribed no more to ${objects.join(', ') || 'anything; it was not'}`
      : `The Page ${page_id} gives app ${app_id} nothing any more`,
});
