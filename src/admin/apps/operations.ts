import type { Noun } from '../operation.ts';
import { changeAppOperation } from './change-app.ts';
import { createAppOperation } from './create-app.ts';
import { listAppsOperation } from './list-apps.ts';
import { showAppOperation } from './show-app.ts';

export const APPS: Noun = {
  name: 'app',
  words: 'Create, change, show and list apps',
  examples: ['app create --name "My app"', 'app list'],
  operations: [createAppOperation, changeAppOperation, showAppOperation, listAppsOperation],
};
