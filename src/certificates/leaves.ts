import { createSecureContext, type SecureContext } from 'node:tls';
import type { Clock } from '../base/clock.ts';
import type { CertificateAuthority } from './authority-file.ts';
import { BEFORE, LEAF_LIFE, LEAF_MARGIN } from './life.ts';
import type { CertifiedNames } from './names.ts';

/** A certificate of a server, with its key. */
interface Leaf {
  /** Both as PEM: the certificate with the intermediate's behind it. */
  readonly key: string;
  readonly cert: string;
  readonly context: SecureContext;
  /** Within which times it is shown, in epoch milliseconds. */
  readonly from: number;
  readonly until: number;
}

/** The certificates that an authority signs for servers, made when they are asked for. */
export class Leaves {
  readonly #authority: CertificateAuthority;
  readonly #clock: Clock;
  readonly #made = new Map<string, Promise<Leaf>>();

  constructor(authority: CertificateAuthority, clock: Clock) {
    this.#authority = authority;
    this.#clock = clock;
  }

  /** What is about to end is made anew; whoever asks meanwhile waits for the same one. */
  async leafFor(names: CertifiedNames): Promise<Leaf> {
    const [name] = names.dns;
    for (;;) {
      const known = this.#made.get(name);
      const leaf = await known;
      const now = this.#clock.now();
      if (leaf && leaf.from <= now && now < leaf.until) return leaf;
      if (this.#made.get(name) !== known) continue;
      const making = this.#make(names, now);
      this.#made.set(name, making);
      making.catch(() => this.#made.delete(name));
    }
  }

  async #make(names: CertifiedNames, now: number): Promise<Leaf> {
    const { leaf, newKeys, signerOf, certificatePem, keyPem } = await import('./x509.ts');
    const { intermediatePem, keyPem: signing, ends } = this.#authority;
    const [from, until] = [now - BEFORE, Math.min(now + LEAF_LIFE, ends)];
    const keys = await newKeys();
    const signer = await signerOf(intermediatePem, signing);
    const { certificate } = await leaf(names, { from, until }, keys, signer);
    const pair = {
      key: await keyPem(keys.privateKey),
      cert: certificatePem(certificate) + intermediatePem,
    };
    return {
      ...pair,
      context: createSecureContext({ ...pair, minVersion: 'TLSv1.2' }),
      from,
      until: Math.min(until, now + LEAF_LIFE - LEAF_MARGIN),
    };
  }
}
