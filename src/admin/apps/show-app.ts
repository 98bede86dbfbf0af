import { appNamed } from '../apps.ts';
import { operation } from '../operation.ts';
import { app, ShownApp } from './app.ts';

export const showAppOperation = operation({
  id: 'showApp',
  words: 'Show an app with its client token',
  http: 'GET /apps/{app}',
  takes: { app },
  gives: ShownApp,
  async run({ store, vault }, { app }) {
    const { id, name } = await appNamed(store.directory, app);
    return { id, name, client_token: vault.clientToken(id) };
  },
  command: 'app show <app>',
  examples: ['app show "My app"'],
  says: ({ id, name, client_token }) => `App "${name}": id ${id}, client token ${client_token}`,
});
