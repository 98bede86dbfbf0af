import { flagOf, SETTINGS } from '../../config/settings.ts';
import type { StoreFlags } from '../../config/store-config.ts';

/** Settings of a server that a run starts. */
const STARTING = ['seed', 'port', 'log', 'journal', 'allowTo'] as const;

/** The flags of `convograph run`. */
export interface RunFlags
  extends StoreFlags,
    Readonly<Partial<Record<(typeof STARTING)[number], unknown>>> {
  readonly to?: string;
}

/** What a run takes as flags besides `--to`: the store, and a server for it. */
export const RUN_SETTINGS: readonly string[] = ['data', 'store', 'media', ...STARTING];

/** The flags that were given, as they are typed, of those for a server that is started here. */
export const startingFlags = (flags: RunFlags): string[] =>
  SETTINGS.filter(({ key }) => STARTING.some((one) => one === key && flags[one] !== undefined)).map(
    flagOf,
  );
