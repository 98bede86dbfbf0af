import { GraphError } from '../../../graph/errors/error.ts';
import { optional, required } from '../../../graph/params/param.ts';
import { bool, list, oneOf, string } from '../../../graph/params/types.ts';
import { HandshakeError, shakeHands } from '../../../media/outbound/handshake.ts';
import { handshakeUrl, isCallback } from '../../../messaging/webhook-callback.ts';
import { WEBHOOK_FIELDS } from '../../../messaging/webhook-fields.ts';
import {
  type AppRow,
  SUBSCRIBED_OBJECTS,
  type SubscribedField,
  type SubscribedObject,
  type SubscriptionRow,
} from '../../../store/directory.ts';
import type { Store } from '../../../store/store.ts';
import { needing } from '../../needs.ts';
import { declare, type Services } from '../../services.ts';

const { list: nodes, scalar } = declare;

const fieldType = declare.node<SubscribedField>('WebhookField', 'A field of a subscription.', {
  fields: [
    scalar('name', 'string', 'Its name.', ({ name }) => name),
    scalar('version', 'string', 'The version in which it was subscribed to.', (f) => f.version),
  ],
});

const subscriptionType = declare.node<SubscriptionRow>(
  'WebhookSubscription',
  'Where an app has the events of an object sent to.',
  {
    fields: [
      scalar('object', 'string', 'Whose events.', ({ object }) => object),
      scalar('callback_url', 'string', 'Where they go.', ({ callback }) => callback),
      scalar('active', 'bool', 'Whether it is in force.', ({ active }) => active),
      nodes<SubscriptionRow, SubscribedField>(
        'fields',
        () => fieldType,
        'What of them.',
        (subscriptions) => subscriptions.map(({ fields }) => fields),
        { bare: true, keepEmpty: true },
      ),
    ],
  },
);

/** What an app is subscribed to (wire.md 5.13). */
export const subscriptions = declare.edge<AppRow, SubscriptionRow>(
  'subscriptions',
  () => subscriptionType,
  'Whose events the app has sent to it, where, and which; with the app token.',
  {
    paged: false,
    ...needing<AppRow>('manageSubscriptions', () => 'MESSENGER'),
    async load(apps, _, { services }) {
      const of = await Promise.all(
        apps.map(({ id }) => services.store.directory.subscriptions.of(id)),
      );
      return of.map((items) => ({ items, hasNext: false, hasPrevious: false }));
    },
  },
);

const object = oneOf(...SUBSCRIBED_OBJECTS);

/** The fields of an object, of those that hold conversations in its own words. */
function fieldsOf(of: SubscribedObject, given: readonly string[]): readonly string[] {
  const known = of === 'page' || of === 'instagram' ? WEBHOOK_FIELDS[of] : undefined;
  const read = known ? oneOf(...known) : string({ longest: 100 });
  return [...new Set(given.map((field, i) => read.read(field, `fields[${i}]`)))];
}

/**
 * Subscribes the app once its callback has answered, in place of what it had of the object.
 * The callback is asked before anything is written: nobody waits for somebody else's server.
 */
export const subscribe = declare.operation(
  'POST',
  'subscriptions',
  'Subscribes the app to an object, in place of what it had of it; the callback is asked first.',
  {
    permission: 'manageSubscriptions',
    params: {
      object: required(object, 'Whose events.'),
      callback_url: required(string(), 'Where they go.'),
      fields: required(list(string()), 'What of them.', {
        partial: 'Of `user` and `permissions`, whose events are not made, any word is taken.',
      }),
      verify_token: required(
        string({ longest: 1_000 }),
        'What the callback knows the handshake by.',
      ),
      include_values: optional(bool, 'Whether changes come with their values.', {
        partial: 'Kept; it is about changes, and events of messaging always have theirs.',
      }),
    },
    result: { success: 'bool' },
    check(_: AppRow, { args }) {
      if (!isCallback(args.callback_url)) throw new GraphError('callbackUrl');
      fieldsOf(args.object, args.fields);
    },
    async run(app: AppRow, { args }, { services, version, now }) {
      const { object, callback_url: callback, verify_token: token } = args;
      await verify(services, app.id, callback, token);
      const fields = fieldsOf(object, args.fields).map((name) => ({ name, version }));
      const row = {
        ...{ app: app.id, object, callback, fields, active: true, verified: now },
        verifyToken: services.vault.seal(token),
        includeValues: args.include_values ?? false,
      };
      await services.store.transaction(({ directory }) => directory.subscriptions.put(row));
      return { answer: { success: true } };
    },
  },
);

/** @throws GraphError `callbackVerification` (2200), which tells nothing of what the callback said */
async function verify(
  { outbound }: Services,
  app: string,
  callback: string,
  token: string,
): Promise<void> {
  try {
    await shakeHands(outbound, app, (challenge) => handshakeUrl(callback, challenge, token));
  } catch (error) {
    if (error instanceof HandshakeError) throw new GraphError('callbackVerification');
    throw error;
  }
}

/** Ends subscriptions: all, those to an object, or some fields of it. */
export const unsubscribe = declare.operation(
  'DELETE',
  'subscriptions',
  'Ends the subscription to an object, or to some of its fields; all of them without one.',
  {
    permission: 'manageSubscriptions',
    params: {
      object: optional(object, 'Whose events; everybody’s without it.'),
      fields: optional(list(string()), 'What of them; everything without it.'),
    },
    result: { success: 'bool' },
    async run(app: AppRow, { args: { object, fields } }, { services }) {
      const objects = object ? [object] : SUBSCRIBED_OBJECTS;
      await endSubscriptions(services.store, app.id, objects, fields);
      return { answer: { success: true } };
    },
  },
);

/** @param fields all without it */
const endSubscriptions = (
  store: Store,
  app: string,
  objects: readonly SubscribedObject[],
  fields: readonly string[] | undefined,
): Promise<void> =>
  store.transaction(async ({ directory: { subscriptions } }) => {
    for (const object of objects) {
      const known = await subscriptions.one(app, object);
      const left = fields ? (known?.fields.filter(({ name }) => !fields.includes(name)) ?? []) : [];
      if (known && left.length > 0) await subscriptions.put({ ...known, fields: left });
      else await subscriptions.remove(app, object);
    }
  });
