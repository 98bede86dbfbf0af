import { type AddressSet, addressSet, LOOPBACK, rangeOf } from '../../base/address-set.ts';
import { asReached } from './nat64.ts';

/** The networks and hosts that are open besides public addresses, where http will do. */
export interface AllowedPlaces {
  readonly has: AddressSet;
  /** A host that was named itself, wherever its name leads. */
  readonly names: (host: string) => boolean;
}

/**
 * What `--allow-to` opens.
 * @param entries hosts, addresses and ranges; `loopback` is the machine itself
 */
export function allowedPlaces(entries: readonly string[]): AllowedPlaces {
  const spelled = entries.flatMap((entry) => (/^loopback$/i.test(entry) ? LOOPBACK : [entry]));
  const isRange = (entry: string) => rangeOf(entry) !== undefined;
  const hosts = new Set(spelled.filter((entry) => !isRange(entry)).map(plainHost));
  return {
    has: addressSet(asReached(spelled.filter(isRange))),
    names: (host) => hosts.has(plainHost(host)),
  };
}

/** Names differ neither by case nor by the dot of the root. */
const plainHost = (host: string): string => host.toLowerCase().replace(/\.$/, '');
