import { createApp } from '../apps.ts';
import { operation } from '../operation.ts';
import { chosenId, text } from '../schema.ts';
import { NewApp, secrets } from './app.ts';

export const createAppOperation = operation({
  id: 'createApp',
  words: 'Create an app',
  http: 'POST /apps',
  status: 201,
  takes: {
    name: text('name of the app'),
    'id?': chosenId,
    ...secrets,
  },
  gives: NewApp,
  run: createApp,
  command: 'app create',
  examples: ['app create --name "My app"', 'app create --name Bot --json'],
  says: ({ id, name, secret, instagram_secret: instagram }) =>
    `App "${name}" is there: id ${id}, secret ${secret}, Instagram secret ${instagram}`,
  makesStore: () => true,
});
