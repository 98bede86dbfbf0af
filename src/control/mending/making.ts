import { SEND_REFUSALS } from '../../access/rules.ts';
import type { SCOPES } from '../../access/scopes.ts';
import { inboxOperation } from '../../admin/acts/inbox.ts';
import { changeAppOperation } from '../../admin/apps/change-app.ts';
import { changeClockOperation } from '../../admin/clock/change-clock.ts';
import { changePageOperation } from '../../admin/pages/change-page.ts';
import { changePersonOperation } from '../../admin/people/change-person.ts';
import { type Remedy, remedy } from '../../admin/remedy.ts';
import { changeTokenOperation } from '../../admin/tokens/change-token.ts';
import { revokeTokenOperation } from '../../admin/tokens/revoke-token.ts';
import { changeUserOperation } from '../../admin/users/change-user.ts';
import type { ErrorName } from '../../graph/errors/error.ts';

/** Whom an error is made to happen to: ids, or what stands for one that is to be named. */
export interface Made {
  readonly page: string;
  readonly app: string;
  readonly user: string;
  readonly person: string;
  /** Of the Page and the app, good. */
  readonly token: string;
}

type Making = (on: Made) => Remedy;

const ofPage =
  (input: object, words: string): Making =>
  ({ page }) =>
    remedy(changePageOperation, { page, ...input }, words);
const ofUser =
  (input: (on: Made) => object, words: string): Making =>
  (on) =>
    remedy(changeUserOperation, { user: on.user, ...input(on) }, words);
const ofPerson =
  (input: object, words: string): Making =>
  ({ page, person }) =>
    remedy(changePersonOperation, { person, page, ...input }, words);
const without =
  (scope: (typeof SCOPES)[number]): Making =>
  ({ token }) =>
    remedy(changeTokenOperation, { token, revoke: [scope] }, `Take ${scope} from the token`);

const refusals = Object.entries(SEND_REFUSALS).map(([code, name]): [ErrorName, Making] => [
  name,
  ofPage({ refuse: Number(code) }, `Have the Page refuse with ${code}`),
]);

const later: Making = () =>
  remedy(changeClockOperation, { seconds: 90_000 }, 'Let 25 hours pass, then send');

const taken: Making = ({ page, person }) =>
  remedy(inboxOperation, { act: 'take', page, as: person }, 'Take a conversation to the inbox');

/** What makes an error happen for real, where one operation does: calls after it are refused with it. */
export const MAKING: Readonly<Partial<Record<ErrorName, Making>>> = {
  ...Object.fromEntries(refusals),
  outsideWindow: later,
  instagramOutsideWindow: later,
  otherAppControls: taken,
  notThreadOwner: taken,
  personUnavailable: ofPerson({ blocked_by: 'person' }, 'Have a person block the Page'),
  personCannotReceive: ofPerson({ blocked_by: 'page' }, 'Have the Page block a person'),
  consentRequired: ofPerson({ consent: 'off' }, 'Have a person not consent'),
  messageAccessOff: ofPage({ message_access: 'off' }, 'Let no app have its messages'),
  missingMessagingScope: without('pages_messaging'),
  missingEngagementScope: without('pages_read_engagement'),
  missingScope: without('pages_manage_metadata'),
  missingInstagramScope: without('instagram_manage_messages'),
  missingTask: ({ token }) =>
    remedy(changeTokenOperation, { token, tasks: ['ANALYZE'] }, 'Leave the token one task'),
  missingCapability: ({ app }) =>
    remedy(changeAppOperation, { app, business_verified: false }, 'Take the verification away'),
  proofRequired: ({ app }) =>
    remedy(changeAppOperation, { app, require_proof: true }, 'Ask for an appsecret_proof'),
  tokenExpired: ({ token }) =>
    remedy(changeTokenOperation, { token, expires_in: -1 }, 'Have the token expire'),
  tokenRevoked: ({ token }) => remedy(revokeTokenOperation, { token }, 'Revoke the token'),
  passwordChanged: ofUser(() => ({ password_changed: true }), 'Change the password'),
  userCheckpointed: ofUser(() => ({ checkpoint: true }), 'Have the person log in first'),
  userUnconfirmed: ofUser(() => ({ unconfirmed: true }), 'Unconfirm the person'),
  appRemoved: ofUser(({ app }) => ({ remove_app: app }), 'Have the person remove the app'),
  appInactive: ofUser(({ app }) => ({ inactive: app }), 'Let 90 days pass without the person'),
  roleRemoved: ofUser(({ page }) => ({ no_role: page }), 'Take the role on the Page away'),
};
