import { app } from '../apps/app.ts';
import { subscribedObject } from '../apps/subscription.ts';
import { appNamed } from '../apps.ts';
import { operation } from '../operation.ts';
import { byDefault, object, text } from '../schema.ts';
import { noCallback } from './sent.ts';

const VerifyToken = object('VerifyToken', '', {
  app_id: text(),
  object: subscribedObject,
  verify_token: text('what the callback knows a handshake by'),
});

export const showVerifyTokenOperation = operation({
  id: 'showVerifyToken',
  words: 'Show what an app’s callback knows a handshake by',
  http: 'GET /apps/{app}/subscriptions/{object}/verify-token',
  takes: { app, object: byDefault(subscribedObject, 'page') },
  gives: VerifyToken,
  async run({ store: { directory }, vault }, { app, object }) {
    const { id } = await appNamed(directory, app);
    const row = await directory.subscriptions.one(id, object);
    if (!row) throw noCallback(id, object);
    return { app_id: id, object, verify_token: vault.unseal(row.verifyToken) };
  },
  command: 'webhook token <app>',
  examples: ['webhook token "My app"'],
  says: ({ verify_token }) => verify_token,
});
