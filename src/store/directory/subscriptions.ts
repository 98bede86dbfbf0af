import type { Awaitable } from '../../base/awaitable.ts';
import { Reads } from '../reads.ts';
import { find, put, remove, update } from '../rows.ts';
import { SUBSCRIPTION, type SubscribedObject, type SubscriptionRow } from './tables.ts';

const of = find(SUBSCRIPTION, ['app'], ['object']);
const one = find(SUBSCRIPTION, ['app', 'object']);
const putOne = put(SUBSCRIPTION, ['app', 'object']);
const putVerified = update(SUBSCRIPTION, ['verified'], ['app', 'object']);
const removeOne = remove(SUBSCRIPTION, ['app', 'object']);

/** Where apps have events sent to. */
export class Subscriptions extends Reads {
  /** An app's, in the order of the objects' names. */
  of(app: string): Awaitable<SubscriptionRow[]> {
    return this.connection.all(of, { app });
  }
  one(app: string, object: SubscribedObject): Awaitable<SubscriptionRow | undefined> {
    return this.connection.one(one, { app, object });
  }
}

/** Changes them. */
export class SubscriptionsWriter extends Subscriptions {
  /** Subscribes an app to an object, in place of what it was subscribed to of it. */
  async put(subscription: SubscriptionRow): Promise<void> {
    await this.connection.run(putOne, subscription);
  }
  /** Remembers that the callback has answered a handshake. */
  async putVerified(app: string, object: SubscribedObject, verified: number): Promise<void> {
    await this.connection.run(putVerified, { app, object, verified });
  }
  async remove(app: string, object: SubscribedObject): Promise<void> {
    await this.connection.run(removeOne, { app, object });
  }
}
