/** An echo of an app: what it was sent, on its way or already told. */
interface EchoKey {
  readonly app: string;
  /** Number of the Page. */
  readonly page: number;
  /** Number of the event. */
  readonly event: number;
}

/** Echoes that are remembered until their turn comes. */
const MOST = 10_000;

const textOf = ({ app, page, event }: EchoKey): string => `${app} ${page} ${event}`;

/** Which echoes are under way, by their turn or before it, and which were told before it. */
export class EarlyEchoes {
  readonly #flying = new Map<string, Promise<void>>();
  readonly #told = new Set<string>();

  /** Whether nothing is known: all that is asked where nothing is told early. */
  get isEmpty(): boolean {
    return this.#flying.size === 0 && this.#told.size === 0;
  }

  /** Resolves when nobody sends it; at once where nobody does. */
  async landed(echo: EchoKey): Promise<void> {
    await this.#flying.get(textOf(echo));
  }

  /** Whether somebody sends it. */
  isFlying(echo: EchoKey): boolean {
    return this.#flying.has(textOf(echo));
  }

  /** It is under way from now on, until what is given back is called. */
  takeOff(echo: EchoKey): () => void {
    const key = textOf(echo);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#flying.set(key, promise);
    return () => {
      this.#flying.delete(key);
      resolve();
    };
  }

  /** It was told before its turn. */
  tell(echo: EchoKey): void {
    const [oldest] = this.#told.size >= MOST ? this.#told : [];
    if (oldest !== undefined) this.#told.delete(oldest);
    this.#told.add(textOf(echo));
  }

  /** Whether it was told before its turn, which comes now. */
  wasTold(echo: EchoKey): boolean {
    return this.#told.delete(textOf(echo));
  }
}
