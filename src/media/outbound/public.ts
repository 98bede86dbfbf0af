import { addressSet } from '../../base/address-set.ts';
import { asReached } from './nat64.ts';

/** Where public addresses lie: all of IPv4, IPv6's global unicast, and IPv4 behind NAT64. */
const GLOBAL = addressSet(asReached(['0.0.0.0/0', '2000::/3']));

/**
 * What of these is not public unicast, by the special-purpose registries of IANA and the RFCs named
 * there (read in November 2026).
 */
const SPECIAL = addressSet(
  asReached([
    '0.0.0.0/8', // this network (RFC 791)
    '10.0.0.0/8', // private (RFC 1918)
    '100.64.0.0/10', // carriers' (RFC 6598)
    '127.0.0.0/8', // loopback (RFC 1122)
    '169.254.0.0/16', // link-local, and what clouds tell their machines (RFC 3927)
    '172.16.0.0/12', // private (RFC 1918)
    '192.0.0.0/24', // protocol assignments (RFC 6890)
    '192.0.2.0/24', // documentation (RFC 5737)
    '192.88.99.0/24', // relays of 6to4 (RFC 7526)
    '192.168.0.0/16', // private (RFC 1918)
    '198.18.0.0/15', // benchmarks (RFC 2544)
    '198.51.100.0/24', // documentation (RFC 5737)
    '203.0.113.0/24', // documentation (RFC 5737)
    '224.0.0.0/4', // multicast (RFC 5771)
    '240.0.0.0/4', // reserved, and the broadcast (RFC 1112)
    '2001::/23', // protocol assignments, Teredo among them, which holds IPv4 (RFC 2928)
    '2001:db8::/32', // documentation (RFC 3849)
    '2002::/16', // 6to4, which holds IPv4 and is given up (RFC 7526)
    '3fff::/20', // documentation (RFC 9637)
  ]),
);

/** Whether an address is public unicast, in whatever form it holds one of IPv4. */
export const isPublic = (address: string): boolean => GLOBAL(address) && !SPECIAL(address);

/** Addresses at which nobody is, whatever is allowed: none, everybody, groups. */
export const isNobodys = addressSet(
  asReached(['0.0.0.0/8', '224.0.0.0/4', '255.255.255.255', '::', 'ff00::/8']),
);
