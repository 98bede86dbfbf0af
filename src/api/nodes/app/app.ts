import type { AppRow } from '../../../store/directory.ts';
import { DOCUMENTED } from '../../documented/names.ts';
import { declare } from '../../services.ts';
import { subscribe, subscriptions, unsubscribe } from './subscriptions.ts';

const { scalar } = declare;

/** An app, told to whoever holds a token of it (wire.md 5.15). */
export const applicationType = declare.node<AppRow>('Application', 'The app of the token.', {
  id: (app) => app.id,
  documented: DOCUMENTED.Application,
  fields: [
    scalar(
      'link',
      'string',
      'Its address.',
      (app) => `https://www.facebook.com/games/?app_id=${app.id}`,
    ),
    scalar('name', 'string', 'Its name.', (app) => app.name),
    subscriptions,
  ],
  standard: ['link', 'name'],
  operations: [subscribe, unsubscribe],
});
