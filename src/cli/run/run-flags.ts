import type { StoreFlags } from '../../config/store-config.ts';

/** The flags of `convograph run`. */
export interface RunFlags extends StoreFlags {
  readonly to?: string;
  readonly seed?: string;
  readonly port?: string;
}
