import { randomBytes } from 'node:crypto';
import { AUTHORITY_LIFE, BEFORE } from './life.ts';
import { PERMITTED } from './names.ts';
import { authority, certificatePem, keyPem, newKeys } from './x509.ts';

/** A new root and what it signed, as PEM. The root's key is nowhere once this resolves. */
export async function newAuthority(
  now: number,
): Promise<{ readonly root: string; readonly intermediate: string; readonly key: string }> {
  const life = { from: now - BEFORE, until: now + AUTHORITY_LIFE };
  // Names that no other root of this machine has: by them it is found, and taken away again.
  const mark = randomBytes(4).toString('hex');
  const root = await authority(`Convograph root ${mark}`, 1, PERMITTED, life, await newKeys());
  const keys = await newKeys();
  const name = `Convograph intermediate ${mark}`;
  const { certificate } = await authority(name, 0, PERMITTED, life, keys, root);
  return {
    root: certificatePem(root.certificate),
    intermediate: certificatePem(certificate),
    key: await keyPem(keys.privateKey),
  };
}
