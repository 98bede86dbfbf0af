import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import type { CarriedKeys, Vault } from '../access/vault.ts';
import type { SnapshotHeader } from './header.ts';

/** What of a snapshot nobody reads without a key. */
export interface SnapshotSecrets {
  /** Of apps: id, secret, and what Instagram login has in its place. */
  readonly apps: readonly (readonly [id: string, secret: string, instagram: string | null])[];
  readonly verifyTokens: readonly (readonly [app: string, object: string, token: string])[];
  /** What the texts of its tokens are made with. */
  readonly keys: CarriedKeys;
}

type Sealing = SnapshotHeader['secrets'];

/** 32 MiB and some 50 ms for each guess. Of the format, not read from a file: who sends one decides no cost. */
const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;

const keyOf = (passphrase: string, salt: string): Promise<Buffer> =>
  promisify<string, Buffer, number, typeof SCRYPT, Buffer>(scrypt)(
    passphrase.normalize(),
    Buffer.from(salt, 'base64url'),
    32,
    SCRYPT,
  );

/**
 * Seals secrets under a key of their own, and that under the server's key and a passphrase if there is
 * one: the file holds no key, and nothing that was sealed for the store.
 */
export async function sealSecrets(
  secrets: SnapshotSecrets,
  vault: Vault,
  passphrase: string | undefined,
): Promise<Sealing> {
  const key = randomBytes(32);
  const salt = randomBytes(16).toString('base64url');
  return {
    sealed: seal(Buffer.from(JSON.stringify(secrets)), key),
    byServer: seal(key, vault.snapshotKey),
    ...(passphrase !== undefined && {
      byPassphrase: { salt, key: seal(key, await keyOf(passphrase, salt)) },
    }),
  };
}

/** Opens them; undefined where neither key does. */
export async function openSecrets(
  { sealed, byServer, byPassphrase }: Sealing,
  vault: Vault,
  passphrase: string | undefined,
): Promise<SnapshotSecrets | undefined> {
  let key = open(byServer, vault.snapshotKey);
  if (!key && byPassphrase && passphrase !== undefined) {
    key = open(byPassphrase.key, await keyOf(passphrase, byPassphrase.salt));
  }
  const text = key && open(sealed, key);
  return text && (JSON.parse(text.toString('utf8')) as SnapshotSecrets);
}

function seal(bytes: Buffer, key: Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

function open(sealed: string, key: Buffer): Buffer | undefined {
  try {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), {
      authTagLength: 16,
    });
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
  } catch {
    return undefined;
  }
}
