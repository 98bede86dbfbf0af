import { BlockList, isIP } from 'node:net';

/** Tells whether an address is one of some. */
export type AddressSet = (address: string | undefined) => boolean;

/** Addresses of the machine itself. */
export const LOOPBACK: readonly string[] = ['127.0.0.0/8', '::1'];

/**
 * The addresses that `entries` name, each an IP address or a range such as 10.0.0.0/8. An IPv4
 * address is in it as `::ffff:a.b.c.d` too, which is how a dual-stack socket shows it.
 * @throws Error naming the entry that is neither
 */
export function addressSet(entries: readonly string[]): AddressSet {
  const list = new BlockList();
  for (const entry of entries) {
    const range = rangeOf(entry);
    if (!range)
      throw new Error(`"${entry}" is neither an IP address nor a range such as 10.0.0.0/8.`);
    list.addSubnet(range.address, range.bits, range.family);
  }
  return (address = '') => {
    const family = familyOf(address);
    return family !== undefined && list.check(address, family);
  };
}

/** An IP address, or a range of them. */
interface AddressRange {
  readonly address: string;
  readonly family: 'ipv4' | 'ipv6';
  /** Leading bits that are the same in all of it. */
  readonly bits: number;
}

/** What an entry such as `10.0.0.0/8` or `::1` names; undefined where it is neither. */
export function rangeOf(entry: string): AddressRange | undefined {
  const [address = '', bits, ...more] = entry.split('/');
  const family = familyOf(address);
  if (family === undefined || more.length > 0) return undefined;
  const all = family === 'ipv4' ? 32 : 128;
  if (bits === undefined) return { address, family, bits: all };
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > all) return undefined;
  return { address, family, bits: Number(bits) };
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const family = isIP(address);
  return family === 0 ? undefined : family === 4 ? 'ipv4' : 'ipv6';
}
