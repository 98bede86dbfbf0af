import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { blocksOf } from '../../src/certificates/pem.ts';
import {
  authority,
  certificatePem,
  keyPem,
  leaf,
  newKeys,
  type Signer,
  signerOf,
} from '../../src/certificates/x509.ts';
import { afterFile } from '../support/after-file.ts';
import { DAY } from './folder.ts';

/** A server that shows a certificate, and the name by which a client asks for it. */
export interface Site {
  readonly name: string;
  readonly address: string;
  readonly port: number;
}

/** Names as a certificate has them, the first its CN. */
type Names = Parameters<typeof leaf>[0];

const life = { from: Date.now() - DAY, until: Date.now() + DAY };

/** Whoever has taken the key of a folder, and signs with it what he likes. */
export async function thiefOf(folder: string) {
  const text = readFileSync(join(folder, 'authority-1.pem'), 'utf8');
  const [intermediate = ''] = blocksOf(text, 'CERTIFICATE');
  const signer = await signerOf(intermediate, blocksOf(text, 'PRIVATE KEY')[0] ?? '');

  /** A site that shows what a signer signs for a name. */
  const site = async (names: Names, by: Signer = signer, between = ''): Promise<Site> => {
    const made = await leaf(names, life, await newKeys(), by);
    return serve(names, made, between + intermediate);
  };

  return {
    site,
    /** One with a CN and no other name. */
    async withoutAltName(name: string): Promise<Site> {
      const names = { dns: [name], ip: [] } as const;
      const made = await leaf(names, life, await newKeys(), signer);
      const { certificate } = made;
      certificate.extensions = (certificate.extensions ?? []).filter(
        ({ extnID }) => extnID !== '2.5.29.17',
      );
      await certificate.sign(signer.key, 'SHA-256');
      return serve(names, made, intermediate);
    },
    /** One whose certificate is signed by an authority that the stolen key signed, for those names. */
    async belowAnother(name: string): Promise<Site> {
      const names = { dns: [name], ip: [] } as const;
      const sub = await authority('Sub-CA', 0, names, life, await newKeys(), signer);
      return site(names, sub, certificatePem(sub.certificate));
    },
  };
}

const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok';

async function serve(names: Names, made: Signer, chain: string): Promise<Site> {
  const pem = certificatePem(made.certificate);
  if (!new X509Certificate(pem).subject?.includes(names.dns[0])) throw new Error('another CN');
  const server = createServer({ key: await keyPem(made.key), cert: pem + chain }, (socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(ANSWER));
  });
  server.on('tlsClientError', () => undefined);
  // A name that is an address is called by it.
  const name = names.ip[0] ?? names.dns[0];
  const address = names.ip[0] ?? '127.0.0.1';
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  afterFile(() => server.close());
  return { name, address, port: (server.address() as AddressInfo).port };
}
