import { isFor } from '../audience.ts';
import { Courier } from '../courier.ts';
import type { DeliveryDeps } from '../deps.ts';
import { eventsAt } from '../event-at.ts';
import type { Receivers } from '../receivers.ts';
import { chaosMark } from './chaos-words.ts';
import { toldEvent } from './page-chaos.ts';

/** Tells apps of what they send before their calls are answered. */
export class EchoFirst {
  readonly #deps: DeliveryDeps;
  readonly #receivers: Receivers;

  constructor(deps: DeliveryDeps, receivers: Receivers) {
    this.#deps = deps;
    this.#receivers = receivers;
  }

  /** Whether any send could meet that: all that is asked where none can. */
  get isArmed(): boolean {
    return this.#deps.chaos.hasEchoFirst;
  }

  /**
   * Resolves when the app has answered the webhook of what it sent, where that meets chaos, or when
   * that takes too long. The echo waits for nothing that came before: a bot that answers a webhook
   * only when it has sent could never be told of it.
   * @param event number of the event, which is on disk
   */
  async before(page: number, app: string, event: number): Promise<void> {
    const { store, chaos, onFault } = this.#deps;
    const [echo] = await eventsAt(store.page(page).log, [event]);
    if (!echo || !isFor(app, echo)) return;
    const courier = new Courier(this.#deps, this.#receivers, app);
    const [parcel] = await courier.pack(page, [echo]);
    const [payload] = parcel?.payloads ?? [];
    const by = payload && chaos.meetEcho(toldEvent(app, page, echo, payload));
    if (!parcel || !by) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const off = chaos.after(by.spec.ms, resolve, resolve);
    const note = `${chaosMark(by)}, before the answer of its send`;
    const told = this.#tell({ app, page, event }, async () => {
      const attempted = await courier.send(page, parcel, { note });
      const attempt = { ...attempted, next: undefined };
      await store.transaction((tx) => tx.deliveries(page).attempts.add(attempt));
      return attempted.delivered;
    });
    await Promise.race([promise, told.catch(onFault)]);
    off();
  }

  /** By its turn, where that has come, or before it. */
  async #tell(
    echo: { readonly app: string; readonly page: number; readonly event: number },
    send: () => Promise<boolean>,
  ): Promise<void> {
    const { store, chaos } = this.#deps;
    const { echoes } = chaos;
    if (echoes.isFlying(echo)) return echoes.landed(echo);
    const land = echoes.takeOff(echo);
    try {
      const attempts = await store.page(echo.page).deliveries.attempts.of(echo.event);
      if (attempts.some(({ app }) => app === echo.app)) return;
      if (await send()) echoes.tell(echo);
    } finally {
      land();
    }
  }
}
