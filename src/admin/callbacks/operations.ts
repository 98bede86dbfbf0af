import { changeSubscriptionOperation } from '../apps/change-subscription.ts';
import { listAppPagesOperation } from '../apps/list-app-pages.ts';
import type { Noun } from '../operation.ts';
import { changeInstalledAppOperation } from '../pages/change-installed-app.ts';
import { listWebhookFieldsOperation } from './list-webhook-fields.ts';
import { sendWebhookOperation } from './send-webhook.ts';
import { shakeHandsOperation } from './shake-hands.ts';
import { showVerifyTokenOperation } from './show-verify-token.ts';
import { testWebhookOperation } from './test-webhook.ts';

export const WEBHOOK: Noun = {
  name: 'webhook',
  words: 'Look at where an app’s webhooks go and how they stand, change it, and send some by hand',
  examples: ['webhook pages "My app"', 'webhook handshake "My app"', 'webhook test "My app"'],
  operations: [
    listWebhookFieldsOperation,
    listAppPagesOperation,
    changeSubscriptionOperation,
    changeInstalledAppOperation,
    showVerifyTokenOperation,
    shakeHandsOperation,
    testWebhookOperation,
    sendWebhookOperation,
  ],
};
