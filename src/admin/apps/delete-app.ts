import { deleteApp } from '../../store/page/commands/delete-app.ts';
import { appNamed } from '../apps.ts';
import { Deleted } from '../deletion.ts';
import { operation } from '../operation.ts';
import { app } from './app.ts';

export const deleteAppOperation = operation({
  id: 'deleteApp',
  words: 'Delete an app with its secrets, tokens, roles and subscriptions; what it sent stays',
  http: 'DELETE /apps/{app}',
  takes: { app },
  gives: Deleted,
  run: ({ store, clock }, { app }) =>
    store.transaction(async (tx) => {
      const found = await appNamed(tx.reader, app);
      await deleteApp(tx, found, clock.now());
      return { id: found.id, success: true as const };
    }, 'own'),
  command: 'app delete <app>',
  examples: ['app delete "My app" --yes'],
  note: 'No Page gives it anything any more, and conversations that it owns are nobody’s. Webhooks that wait for\nit are not sent.',
  says: ({ id }) => `The app ${id} is deleted.`,
  asks: ({ app }) => `This deletes the app "${app}" with its secrets, tokens and subscriptions.`,
});
