import type { Noun } from '../operation.ts';
import { changeAppOperation } from './change-app.ts';
import { createAppOperation } from './create-app.ts';
import { deleteAppOperation } from './delete-app.ts';
import { listAppsOperation } from './list-apps.ts';
import { listSubscriptionsOperation } from './list-subscriptions.ts';
import { showAppOperation } from './show-app.ts';
import { subscribeAppOperation } from './subscribe-app.ts';
import { unsubscribeAppOperation } from './unsubscribe-app.ts';

export const APPS: Noun = {
  name: 'app',
  words: 'Create, change, show, list and delete apps, and subscribe them to webhooks',
  examples: ['app create --name "My app"', 'app list', 'app subscriptions "My app"'],
  operations: [
    createAppOperation,
    changeAppOperation,
    showAppOperation,
    listAppsOperation,
    subscribeAppOperation,
    unsubscribeAppOperation,
    listSubscriptionsOperation,
    deleteAppOperation,
  ],
};
