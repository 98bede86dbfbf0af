import { SUBSCRIBED_OBJECTS, type SubscriptionRow } from '../../store/directory.ts';
import { list, listOf, object, text, type ValueOf, word, yesOrNo } from '../schema.ts';

/** Whose events. */
export const subscribedObject = word(SUBSCRIBED_OBJECTS, 'whose events', {
  what: 'What an app subscribes to is',
});

const subscription = {
  app_id: text(),
  object: subscribedObject,
  callback_url: text('where they go'),
  fields: list(text(), 'what of them'),
  active: yesOrNo(),
  'verified_time?': text(
    'when the callback answered a handshake; the first delivery asks it without',
  ),
  'given_up_by?': list(
    object('GivenUp', 'A Page that gives an app nothing more.', {
      page_id: text(),
      time: text('when its callback had failed for too long'),
    }),
    'Pages that gave the app up: subscribing it there anew brings their events back',
  ),
};

export const Subscription = object(
  'Subscription',
  'Where an app has events sent to.',
  subscription,
);

export const SubscriptionList = listOf('SubscriptionList', Subscription);

/** What came of subscribing. */
export const Subscribed = object('Subscribed', '', {
  app_id: text(),
  object: subscribedObject,
  'callback_url?': text('where its events go; missing while only a Page gives it something'),
  fields: list(text(), 'what of them'),
  'active?': yesOrNo(),
  'verified_time?': text('when the callback answered a handshake'),
  'verify_token?': text(
    'what the callback knows a handshake by, where it was made; not shown again',
  ),
  'page_id?': text('the Page that gives the app these fields'),
});

/** Pages that gave an app up, by their ids. */
type GivenUp = NonNullable<ValueOf<typeof Subscription>['given_up_by']>;

/** What is told of a subscription. */
export const subscriptionInfo = (
  { app, object, callback, fields, active, verified }: SubscriptionRow,
  givenUp: GivenUp = [],
): ValueOf<typeof Subscription> => ({
  app_id: app,
  object,
  callback_url: callback,
  fields: fields.map(({ name }) => name),
  active,
  ...(verified !== undefined && { verified_time: new Date(verified).toISOString() }),
  ...(givenUp.length > 0 && { given_up_by: givenUp }),
});
