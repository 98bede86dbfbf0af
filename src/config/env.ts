import { type Layer, layerOf } from './settings.ts';

/** What is read from the environment, as written there; empty counts as not set. */
export interface Env {
  /** What it says of the settings. */
  readonly settings: Layer;
  /** `CONVOGRAPH_KEY`: stands in for the key file beside the database. */
  readonly key: string | undefined;
  /** `CONVOGRAPH_URL`: the server that a program is run beside, or is redirected to. */
  readonly server: string | undefined;
}

/** Any environment: `process.env`, or a test's own. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Picks our variables out of an environment; config.ts checks them. */
export function readEnv(variables: Variables): Env {
  const settings = layerOf(({ env }) => {
    const value = variables[env];
    return value ? { value, by: env } : undefined;
  });
  const { CONVOGRAPH_KEY: key, CONVOGRAPH_URL: server } = variables;
  return { settings, key: key || undefined, server: server || undefined };
}
