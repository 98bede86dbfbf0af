import { type LookupAddress, promises } from 'node:dns';

/** Addresses of a name, as the machine knows them: files and DNS. */
export type FindAddresses = (name: string) => Promise<readonly LookupAddress[]>;

/** Asks the machine; it has few threads for that, so one name is asked for once at a time. */
export function machineAddresses(): FindAddresses {
  const asked = new Map<string, Promise<readonly LookupAddress[]>>();
  return (name) => {
    const found =
      asked.get(name) ??
      promises.lookup(name, { all: true }).finally(() => {
        asked.delete(name);
      });
    asked.set(name, found);
    return found;
  };
}
