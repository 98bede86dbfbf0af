import { holdsScope } from '../../../access/app-review.ts';
import { GraphError } from '../../../graph/errors/error.ts';
import { isOfMessaging } from '../../../messaging/webhook-fields.ts';
import type { Services } from '../../services.ts';
import { declare } from '../../services.ts';
import { type SubscribedApp, subscribedApps } from '../app/subscribed-apps.ts';

const { scalar } = declare;

const subscribedAppType = declare.node<SubscribedApp>(
  'Application',
  'The app of the token, as a Page has it.',
  {
    variant: 'of a Page',
    id: ({ app }) => app.id,
    fields: [
      scalar('category', 'string', 'What it does.', () => 'Business', {
        partial: 'Business, of every app.',
      }),
      scalar(
        'link',
        'string',
        'Its address.',
        ({ app }) => `https://www.facebook.com/games/?app_id=${app.id}`,
      ),
      scalar('name', 'string', 'Its name.', ({ app }) => app.name),
      scalar('subscribed_fields', 'object', 'What it gets.', ({ fields }) => fields, {
        metadataType: 'list<string>',
      }),
    ],
  },
);

/** What each field needs, in the platform's words; whatever lacks refuses all. */
function permitFields(fields: readonly string[], { caller }: Services): void {
  const lines = fields.flatMap((field) => {
    const scopes = isOfMessaging(field)
      ? (['pages_messaging', 'pages_manage_metadata'] as const)
      : (['pages_manage_metadata'] as const);
    const lacking = scopes.find((scope) => !holdsScope(caller, scope));
    return lacking
      ? [`To subscribe to the ${field} field, one of these permissions is needed: ${lacking}`]
      : [];
  });
  if (lines.length > 0)
    throw new GraphError('missingFieldPermission', { lines: lines.join('.\n') });
}

/** The apps of a Page. */
export const pageApps = subscribedApps({
  account: 'page',
  platform: 'MESSENGER',
  type: () => subscribedAppType,
  permitFields,
});
