import { showApp } from '../apps.ts';
import { operation } from '../operation.ts';
import { app, ShownApp } from './app.ts';

export const showAppOperation = operation({
  id: 'showApp',
  words: 'Show an app with its client token',
  http: 'GET /apps/{app}',
  takes: { app },
  gives: ShownApp,
  run: showApp,
  command: 'app show <app>',
  examples: ['app show "My app"'],
  says: ({ id, name, client_token }) => `App "${name}": id ${id}, client token ${client_token}`,
});
