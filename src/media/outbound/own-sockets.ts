import { networkInterfaces } from 'node:os';
import { addressSet, LOOPBACK } from '../../base/address-set.ts';
import { asReached } from './nat64.ts';

/** Ports on which this process listens, each with how often: one at several addresses is. */
const ports = new Map<number, number>();

/**
 * Marks a port as this process's own: what it sends never goes there, or it would talk to itself
 * without an end.
 * @returns what says that it listens no more
 */
export function markOwnPort(port: number): () => void {
  ports.set(port, (ports.get(port) ?? 0) + 1);
  return () => {
    const left = (ports.get(port) ?? 1) - 1;
    if (left === 0) ports.delete(port);
    else ports.set(port, left);
  };
}

/** Whether an address and a port are a socket of this process. */
export const isOwnSocket = (address: string, port: number): boolean =>
  ports.has(port) && addressSet(ofMachine())(address);

/** The machine's addresses as they are now: networks come and go. */
function ofMachine(): string[] {
  const found = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  // What is of a link alone carries its name behind a % sign.
  const addresses = found.map(({ address }) => address.split('%')[0] ?? address);
  return asReached([...LOOPBACK, '0.0.0.0/8', '::', ...addresses]);
}
