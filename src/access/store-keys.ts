import { type Awaitable, isLater } from '../base/awaitable.ts';
import type { Store, Transaction } from '../store/store.ts';
import type { CarriedKeys, Vault } from './vault.ts';

/** The setting that holds the keys which came with a snapshot, sealed under the server's. */
const SETTING = 'keys';

/**
 * Says with which keys the texts of this store's tokens are made: those that came with its snapshot, or
 * the server's own.
 */
export async function putStoreKeys(
  { directory }: Pick<Transaction, 'directory'>,
  vault: Vault,
  keys: CarriedKeys,
): Promise<void> {
  if (vault.isOwn(keys)) await directory.settings.remove(SETTING);
  else await directory.settings.put(SETTING, vault.seal(JSON.stringify(keys)));
}

/** Whether a row of settings is that one: it is the store's own, and goes into no snapshot. */
export const isStoreKeys = (name: unknown): boolean => name === SETTING;

/** Has a vault make texts with the keys of its store, whichever process changed them. */
export class StoreKeys {
  readonly #store: Store;
  readonly #vault: Vault;
  #generation = -1;
  #sealed: string | undefined;

  constructor(store: Store, vault: Vault) {
    this.#store = store;
    this.#vault = vault;
  }

  /** Looks them up once they may have changed: whoever is asked for something waits for it. */
  fresh(): Awaitable<void> {
    const generation = this.#store.generation();
    if (generation === this.#generation) return;
    const sealed = this.#store.directory.settings.get(SETTING);
    if (isLater(sealed)) return sealed.then((text) => this.#take(text, generation));
    this.#take(sealed, generation);
  }

  #take(sealed: string | undefined, generation: number): void {
    this.#generation = generation;
    if (sealed === this.#sealed) return;
    this.#vault.carry(
      sealed === undefined ? undefined : (JSON.parse(this.#vault.unseal(sealed)) as CarriedKeys),
    );
    this.#sealed = sealed;
  }
}
