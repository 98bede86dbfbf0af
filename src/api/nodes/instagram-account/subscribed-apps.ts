import { holdsScope } from '../../../access/app-review.ts';
import { GraphError } from '../../../graph/errors/error.ts';
import { isOfMessaging } from '../../../messaging/webhook-fields.ts';
import { declare, type Services } from '../../services.ts';
import { type SubscribedApp, subscribedApps } from '../app/subscribed-apps.ts';

const { scalar } = declare;

const subscribedAppType = declare.node<SubscribedApp>(
  'IGUserSubscribedAppsData',
  'The app of the token, as an Instagram account has it.',
  {
    fields: [
      scalar('app_id', 'string', 'Its id.', ({ app }) => app.id),
      scalar('subscribed_fields', 'object', 'What it gets.', ({ fields }) => fields, {
        metadataType: 'list<string>',
      }),
    ],
  },
);

/** What a field needs besides the account, by the host that is asked. */
const SCOPES = {
  instagram: ['instagram_business_basic', 'instagram_business_manage_messages'],
  page: ['instagram_basic', 'instagram_manage_messages'],
} as const;

/** @throws GraphError `missingInstagramScope` (10) */
function permitFields(fields: readonly string[], { caller }: Services): void {
  const [basic, messages] = SCOPES[caller.kind === 'instagram' ? 'instagram' : 'page'];
  const needed = fields.some(isOfMessaging) ? [basic, messages] : [basic];
  if (!needed.every((scope) => holdsScope(caller, scope))) {
    throw new GraphError('missingInstagramScope');
  }
}

/** The apps of an Instagram account, at either host. */
export const accountApps = subscribedApps({
  account: 'instagram',
  platform: 'INSTAGRAM',
  type: () => subscribedAppType,
  permitFields,
});
