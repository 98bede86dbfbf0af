import { rangeOf } from '../../base/address-set.ts';

/** Where a network without IPv4 has it (RFC 6052): the last 32 bits are the address. */
const PREFIX = '64:ff9b::';
const PREFIX_BITS = 96;

/**
 * Ranges, each of IPv4 also as NAT64 reaches it: `64:ff9b::7f00:1` is 127.0.0.1. That
 * `::ffff:127.0.0.1` is it too, an AddressSet knows by itself.
 */
export const asReached = (entries: readonly string[]): string[] =>
  entries.flatMap((entry) => {
    const range = rangeOf(entry);
    if (range?.family !== 'ipv4') return [entry];
    return [entry, `${PREFIX}${range.address}/${PREFIX_BITS + range.bits}`];
  });
