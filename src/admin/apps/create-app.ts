import { createApp } from '../apps.ts';
import { operation } from '../operation.ts';
import { chosenId, text } from '../schema.ts';
import { NewApp } from './app.ts';

export const createAppOperation = operation({
  id: 'createApp',
  words: 'Create an app',
  http: 'POST /apps',
  status: 201,
  takes: {
    name: text('name of the app'),
    'id?': chosenId,
    'secret?': text('32 hexadecimal digits in lower case; made when not given'),
  },
  gives: NewApp,
  run: createApp,
  command: 'app create',
  examples: ['app create --name "My app"', 'app create --name Bot --json'],
  says: ({ id, name, secret }) => `App "${name}" is there: id ${id}, secret ${secret}`,
  makesStore: () => true,
});
