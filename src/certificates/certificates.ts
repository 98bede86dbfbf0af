import { join } from 'node:path';
import type { SecureContext } from 'node:tls';
import type { Clock } from '../base/clock.ts';
import { dayOf } from '../base/day.ts';
import { type CertificateAuthority, openAuthority } from './authority-file.ts';
import { CertificatesError } from './error.ts';
import { Leaves } from './leaves.ts';
import { ENDING } from './life.ts';
import { certifiedFor, LOCAL_NAMES, PERMITTED } from './names.ts';
import { putFile, putFileOf } from './public-files.ts';

/** What certificates need besides a folder. */
export interface CertificatesDeps {
  /** The machine's clock: certificates go by it, whatever that of a store shows. */
  readonly clock: Clock;
  /** Roots that programs of this machine trust, as PEM, one each (machineRoots). */
  readonly roots: () => readonly string[];
  /** Takes a sentence where a root has ended, or is about to. */
  readonly tell: (sentence: string) => void;
}

/** Certificates for this machine and for Meta's hosts: they count where their root is trusted. */
export interface Certificates {
  /** The root, as PEM: what is to be trusted. */
  readonly rootFile: string;
  readonly rootPem: string;
  /** When it ends, in epoch milliseconds. */
  readonly ends: number;
  /**
   * What a TLS server shows to whoever asks for a name; its key is in memory alone. A server asks for
   * it at each connection: what is about to end is made anew.
   * @throws CertificatesError for a name that none of ours may stand for
   */
  contextFor(name: string): Promise<SecureContext>;
  /** The same for this machine's own names, as PEM: for a server whose client names no host. */
  ownKeys(): Promise<{ readonly key: string; readonly cert: string }>;
  /** A file of the machine's roots and ours, for what takes one in place of the machine's. */
  bundleFile(): Promise<string>;
  /** The same as PKCS12, for Java. */
  trustStoreFile(): Promise<{ readonly path: string; readonly password: string }>;
}

/**
 * The certificates of a folder; it is made, with a root of its own, where there is none. Where the root
 * has ended another takes its place, which has to be trusted anew.
 * @param folder `tls` of a data directory
 * @param isRenewed whether another root is made in any case
 * @throws CertificatesError where the folder is open to others, or holds no authority
 * @throws Error of the file system
 */
export async function openCertificates(
  folder: string,
  deps: CertificatesDeps,
  isRenewed = false,
): Promise<Certificates> {
  const { clock, roots } = deps;
  let current = await authorityOf(folder, deps, isRenewed);
  let next: Promise<Open> | undefined;
  /** The authority, another where it ended meanwhile: whoever finds that waits for the same one. */
  const fresh = async (): Promise<Open> => {
    if (clock.now() < current.ends) return current;
    next ??= authorityOf(folder, deps, false).finally(() => {
      next = undefined;
    });
    current = await next;
    return current;
  };
  const trusted = async () => {
    const all = [...roots(), (await fresh()).rootPem];
    return { all, text: all.join('') };
  };
  return {
    rootFile: rootFileOf(folder),
    get rootPem() {
      return current.rootPem;
    },
    get ends() {
      return current.ends;
    },
    async contextFor(name) {
      const names = certifiedFor(name);
      if (names) return (await (await fresh()).leaves.leafFor(names)).context;
      throw new CertificatesError(
        `There is no certificate for ${JSON.stringify(name.slice(0, 253))}, only for ${PERMITTED.dns.join(', ')}, ${PERMITTED.ip.join(' and ')}.`,
      );
    },
    async ownKeys() {
      return (await fresh()).leaves.leafFor(LOCAL_NAMES);
    },
    async bundleFile() {
      const { text } = await trusted();
      return putFileOf(folder, 'bundle.pem', text, () => text, clock.now());
    },
    async trustStoreFile() {
      const { TRUST_STORE_PASSWORD, trustStore } = await import('./trust-store.ts');
      const { all, text } = await trusted();
      const make = () => trustStore(all);
      const path = await putFileOf(folder, 'truststore.p12', text, make, clock.now());
      return { path, password: TRUST_STORE_PASSWORD };
    },
  };
}

/** An authority, with what it signs. */
interface Open extends CertificateAuthority {
  readonly leaves: Leaves;
}

const rootFileOf = (folder: string): string => join(folder, 'root.pem');

async function authorityOf(
  folder: string,
  { clock, tell }: CertificatesDeps,
  isRenewed: boolean,
): Promise<Open> {
  const authority = await openAuthority(folder, clock.now(), isRenewed);
  const file = rootFileOf(folder);
  await putFile(file, authority.rootPem);
  const { ended, ends } = authority;
  if (ended !== undefined) {
    tell(
      `The root ${file} ended on ${dayOf(ended)}: another is in its place, which has to be trusted anew, see \`npx convograph ca\`.`,
    );
  } else if (ends - clock.now() < ENDING) {
    tell(
      `The root ${file} ends on ${dayOf(ends)}: \`npx convograph ca --renew\` makes another, which has to be trusted anew.`,
    );
  }
  return { ...authority, leaves: new Leaves(authority, clock) };
}
