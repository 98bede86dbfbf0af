import { BlockList, isIP } from 'node:net';

/** Addresses of the machine itself: a proxy beside us is believed unless told otherwise. */
export const LOOPBACK: readonly string[] = ['127.0.0.0/8', '::1'];

/**
 * Whether an address is one of `entries`, each an IP address or a CIDR range.
 *
 * @throws Error naming the entry that is neither
 */
export function trustedBy(entries: readonly string[]): (address: string | undefined) => boolean {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/');
    const family = isIP(address);
    const bits = prefix === undefined ? 0 : Number(prefix || Number.NaN);
    if (family === 0 || !(Number.isInteger(bits) && bits >= 0 && bits <= (family === 4 ? 32 : 128)))
      throw new Error(`"${entry}" is neither an IP address nor a range such as 10.0.0.0/8.`);
    if (prefix === undefined) list.addAddress(address, family === 4 ? 'ipv4' : 'ipv6');
    else list.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6');
  }
  return (address = '') => {
    // A dual-stack socket shows IPv4 peers as ::ffff:a.b.c.d.
    const plain = /^::ffff:\d+\.\d+\.\d+\.\d+$/i.test(address) ? address.slice(7) : address;
    const family = isIP(plain);
    return family !== 0 && list.check(plain, family === 4 ? 'ipv4' : 'ipv6');
  };
}
