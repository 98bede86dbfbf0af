/** What is read from the environment, as written there; empty counts as not set. */
export interface Env {
  /** `PORT`. */
  readonly port: string | undefined;
  /** `CONVOGRAPH_KEY`: stands in for the key file beside the database. */
  readonly key: string | undefined;
}

/** Any environment: `process.env`, or a test's own. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Picks our variables out of an environment; config.ts checks them. */
export function readEnv(variables: Variables): Env {
  return { port: variables.PORT || undefined, key: variables.CONVOGRAPH_KEY || undefined };
}
