type Subscriber = (value: unknown) => void;

/** `FB.Event`: whoever wants to know of a login or logout, by name of the event. */
export class EventBook {
  readonly #subscribers = new Map<string, Subscriber[]>();
  readonly #onFault: (fault: unknown) => void;

  /** @param onFault takes what a subscriber throws: the others hear of the event all the same */
  constructor(onFault: (fault: unknown) => void) {
    this.#onFault = onFault;
  }

  readonly subscribe = (name: string, subscriber: Subscriber): void => {
    this.#subscribers.set(name, [...(this.#subscribers.get(name) ?? []), subscriber]);
  };

  readonly unsubscribe = (name: string, subscriber: Subscriber): void => {
    const left = (this.#subscribers.get(name) ?? []).filter((each) => each !== subscriber);
    this.#subscribers.set(name, left);
  };

  fire(name: string, value: unknown): void {
    for (const subscriber of this.#subscribers.get(name) ?? []) {
      try {
        subscriber(value);
      } catch (fault) {
        this.#onFault(fault);
      }
    }
  }
}
