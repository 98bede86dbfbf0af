import type { Payload } from '../events/payload.ts';
import { signingSecret } from '../events/sign.ts';
import type { SubscriptionRow } from '../store/directory.ts';
import type { Admitted } from '../store/log/audience.ts';
import type { DeliveryDeps } from './deps.ts';

/** Where an app has events of an object sent to, and what its requests are signed with. */
export interface Receiver {
  /** Undefined where there is no such subscription any more. */
  readonly url: string | undefined;
  /** What it has to answer a handshake by before anything is sent there; nothing where it has. */
  readonly unverified: string | undefined;
  readonly secret: string;
}

/** Receivers that are remembered. */
const MOST = 1_000;

/** The receivers of apps as they are now, remembered until something above the Pages changes. */
export class Receivers {
  readonly #deps: Pick<DeliveryDeps, 'store' | 'vault'>;
  readonly #known = new Map<string, Receiver>();
  #generation = -1;

  constructor(deps: Pick<DeliveryDeps, 'store' | 'vault'>) {
    this.#deps = deps;
  }

  async of(app: string, object: Payload['object'], via: Admitted['via']): Promise<Receiver> {
    const { directory, generation } = this.#at();
    const key = `${app} ${object} ${via}`;
    const known = this.#known.get(key);
    if (known) return known;
    const subscription = await directory.subscriptions.one(app, object);
    const row = await directory.apps.byId(app);
    const { vault } = this.#deps;
    const isAsked = subscription !== undefined && subscription.verified === undefined;
    const receiver = {
      url: urlOf(subscription),
      secret: row ? signingSecret(vault, row, via) : '',
      unverified: isAsked ? vault.unseal(subscription.verifyToken) : undefined,
    };
    if (this.#known.size >= MOST) this.#known.clear();
    if (generation === this.#generation) this.#known.set(key, receiver);
    return receiver;
  }

  #at() {
    const { store } = this.#deps;
    const generation = store.generation();
    if (generation !== this.#generation) this.#known.clear();
    this.#generation = generation;
    return { directory: store.directory, generation };
  }
}

const urlOf = (subscription: SubscriptionRow | undefined): string | undefined =>
  subscription?.active ? subscription.callback : undefined;
