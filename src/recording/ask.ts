/** The control plane of a server. */
export interface AskedServer {
  /** Where it is reached: scheme, host and port. */
  readonly origin: string;
  /**
   * Asks it, by the id of an operation. What it gives is what that declares.
   * @throws Error with a sentence, for what it refuses
   */
  readonly ask: Ask;
}

// biome-ignore lint/suspicious/noExplicitAny: what the operation gives
export type Ask = (operation: string, input?: object) => Promise<any>;
